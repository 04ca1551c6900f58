def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: {}.popitem()))  # expect: KeyError: 'popitem(): dictionary is empty'
print(error(lambda: dict([1])))  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
print(error(lambda: dict(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: dict.fromkeys("ab", 0)))  # expect: {'a': 0, 'b': 0}
print(error(lambda: dict(a=1, **{"b":2})))  # expect: {'a': 1, 'b': 2}
print(error(lambda: dict.fromkeys(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: {1:2}.__eq__(5)))  # expect: NotImplemented
print(error(lambda: {1: {}, 2: []}))  # expect: {1: {}, 2: []}
print(error(lambda: {1:1}|{2:2}))  # expect: {1: 1, 2: 2}
