from itertools import count, tee


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: [list(x) for x in tee('abc')]))
print(error(lambda: [list(x) for x in tee('abc', 3)]))
print(error(lambda: tee('a', 0)))
print(error(lambda: tee('a', -1)))
print(error(lambda: tee(5)))
print(error(lambda: tee()))
print(error(lambda: tee('a', 1)[0].__class__))
print(error(lambda: tee('a', 'b')))
print(error(lambda: len(tee('a', n=3))))


def te():
    a, b = tee(range(5))
    print(next(a), next(a), next(b))
    c = a.__copy__()
    print(list(a), list(b), list(c))
    x, y = tee(iter(c))
    print(list(x))
    a, b = tee(count())
    for _ in range(100000):
        next(a)
    print(next(a), next(b))


te()
# output:
# [['a', 'b', 'c'], ['a', 'b', 'c']]
# [['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c']]
# ()
# ValueError: n must be >= 0
# TypeError: 'int' object is not iterable
# TypeError: tee expected at least 1 argument, got 0
# <class 'itertools._tee'>
# TypeError: 'str' object cannot be interpreted as an integer
# TypeError: itertools.tee() takes no keyword arguments
# 0 1 0
# [2, 3, 4] [1, 2, 3, 4] [2, 3, 4]
# []
# 100000 0
