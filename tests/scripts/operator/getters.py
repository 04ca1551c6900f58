from operator import *


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: itemgetter(1)))  # expect: operator.itemgetter(1)
print(error(lambda: itemgetter(1, 'a')))  # expect: operator.itemgetter(1, 'a')
print(error(lambda: attrgetter('a.b', 'c')))  # expect: operator.attrgetter('a.b', 'c')
print(error(lambda: methodcaller('f', 1, x=2)))  # expect: operator.methodcaller('f', 1, x=2)
print(error(lambda: methodcaller('f')))  # expect: operator.methodcaller('f')
print(error(lambda: itemgetter()))  # expect: TypeError: itemgetter expected 1 argument, got 0
print(error(lambda: attrgetter()))  # expect: TypeError: attrgetter expected 1 argument, got 0
print(error(lambda: methodcaller()))  # expect: TypeError: methodcaller needs at least one argument, the method name
print(error(lambda: attrgetter(1)))  # expect: TypeError: attribute name must be a string
print(error(lambda: methodcaller(1)))  # expect: TypeError: method name must be a string
print(error(lambda: itemgetter(1)([1])))  # expect: IndexError: list index out of range
print(error(lambda: itemgetter(0, 1)([1, 2])))  # expect: (1, 2)
print(error(lambda: itemgetter(slice(1, 3))('abcd')))  # expect: bc
print(error(lambda: attrgetter('real.imag')(3)))  # expect: 0
print(error(lambda: attrgetter('real', 'imag')(3)))  # expect: (3, 0)
print(error(lambda: attrgetter('q')(3)))  # expect: AttributeError: 'int' object has no attribute 'q'
print(error(lambda: methodcaller('upper')('a')))  # expect: A
print(error(lambda: methodcaller('split', ',')('a,b')))  # expect: ['a', 'b']
print(error(lambda: itemgetter(1)()))  # expect: TypeError: itemgetter expected 1 argument, got 0
print(error(lambda: itemgetter(1)(1, 2)))  # expect: TypeError: itemgetter expected 1 argument, got 2
print(error(lambda: itemgetter(1)(x=1)))  # expect: TypeError: itemgetter() takes no keyword arguments
print(error(lambda: methodcaller('upper')()))  # expect: TypeError: methodcaller expected 1 argument, got 0
print(error(lambda: attrgetter('a')()))  # expect: TypeError: attrgetter expected 1 argument, got 0
print(error(lambda: itemgetter('a')({'b': 1})))  # expect: KeyError: 'a'
print(error(lambda: itemgetter(1).__reduce__()))  # expect: (<class 'operator.itemgetter'>, (1,))
print(error(lambda: attrgetter('a.b').__reduce__()))  # expect: (<class 'operator.attrgetter'>, ('a.b',))
print(error(lambda: methodcaller('a', 1).__reduce__()))  # expect: (<class 'operator.methodcaller'>, ('a', 1))
print(error(lambda: methodcaller('a', 1, b=2).__reduce__()))  # expect: (functools.partial(<class 'operator.methodcaller'>, 'a', b=2), (1,))
print(error(lambda: itemgetter(a=1)))  # expect: TypeError: itemgetter() takes no keyword arguments
print(error(lambda: methodcaller('format', x=5)('{x}')))  # expect: 5
