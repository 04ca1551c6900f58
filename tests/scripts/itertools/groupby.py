from itertools import groupby


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: [(k, list(g)) for k, g in groupby('aabbca')]))
print(error(lambda: [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)]))
print(error(lambda: groupby()))
print(error(lambda: groupby(5)))
print(error(lambda: list(groupby([]))))
print(error(lambda: [k for k, g in groupby('aab')]))


def gb():
    it = groupby('aabb')
    k1, g1 = next(it)
    k2, g2 = next(it)
    print(k1, list(g1), k2, list(g2))
    it = groupby('aab')
    k, g = next(it)
    print(next(g))
    print(next(it)[0])
    print(list(g))
    print(type(g))


gb()
# output:
# [('a', ['a', 'a']), ('b', ['b', 'b']), ('c', ['c']), ('a', ['a'])]
# [(1, [1, 3]), (0, [2, 4]), (1, [5])]
# TypeError: groupby() missing required argument 'iterable' (pos 1)
# TypeError: 'int' object is not iterable
# []
# ['a', 'b']
# a [] b ['b', 'b']
# a
# b
# []
# <class 'itertools._grouper'>
