from itertools import permutations


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(permutations('abc'))))  # expect: [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')]
print(error(lambda: list(permutations('abc', 2))))  # expect: [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')]
print(error(lambda: list(permutations('ab', 3))))  # expect: []
print(error(lambda: list(permutations('ab', 0))))  # expect: [()]
print(error(lambda: permutations('ab', -1)))  # expect: ValueError: r must be non-negative
print(error(lambda: permutations('ab', 'c')))  # expect: TypeError: Expected int as r
print(error(lambda: permutations('ab', 1.0)))  # expect: TypeError: Expected int as r
print(error(lambda: permutations()))  # expect: TypeError: permutations() missing required argument 'iterable' (pos 1)
print(error(lambda: list(permutations([]))))  # expect: [()]
print(error(lambda: len(list(permutations(range(6))))))  # expect: 720
print(error(lambda: list(permutations(range(4), 3))[:5]))  # expect: [(0, 1, 2), (0, 1, 3), (0, 2, 1), (0, 2, 3), (0, 3, 1)]
print(error(lambda: list(permutations('ab', r=None))))  # expect: [('a', 'b'), ('b', 'a')]
print(error(lambda: list(permutations('ab', True))))  # expect: [('a',), ('b',)]
