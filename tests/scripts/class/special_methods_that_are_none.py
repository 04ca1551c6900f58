"""None in the place of a special method is called; where it means that something is not supported, it says so."""

import operator


def of(name):
    return type("H", (), {name: None})()


def error(call):
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: bool(of("__bool__"))), error(lambda: not of("__len__")))  # expect: TypeError: 'NoneType' object is not callable TypeError: 'NoneType' object is not callable
print(error(lambda: of("__eq__") == 1), error(lambda: of("__eq__") in [1]), error(lambda: 1 > of("__lt__")))  # expect: TypeError: 'NoneType' object is not callable TypeError: 'NoneType' object is not callable TypeError: 'NoneType' object is not callable
print(error(lambda: len(of("__len__"))), error(lambda: of("__getitem__")[0]), error(lambda: next(of("__next__"))))  # expect: TypeError: 'NoneType' object is not callable TypeError: 'NoneType' object is not callable TypeError: 'NoneType' object is not callable
print(error(lambda: operator.index(of("__index__"))), error(lambda: [1][of("__index__")]))  # expect: TypeError: 'NoneType' object is not callable TypeError: 'NoneType' object is not callable
print(error(lambda: operator.setitem(of("__setitem__"), 0, 1)), error(lambda: of("__add__") + 1))  # expect: TypeError: 'NoneType' object is not callable TypeError: 'NoneType' object is not callable
print(error(lambda: 1 in of("__contains__")), error(lambda: iter(of("__iter__"))), error(lambda: hash(of("__hash__"))))  # expect: TypeError: 'H' object is not a container TypeError: 'H' object is not iterable TypeError: unhashable type: 'H'
print(error(lambda: reversed(of("__reversed__"))), error(lambda: operator.length_hint(of("__length_hint__"))))  # expect: TypeError: 'H' object is not reversible 0
