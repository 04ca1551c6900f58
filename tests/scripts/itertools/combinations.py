from itertools import combinations, combinations_with_replacement


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(combinations('abcd', 2))))  # expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')]
print(error(lambda: list(combinations('ab', 3))))  # expect: []
print(error(lambda: list(combinations('ab', 0))))  # expect: [()]
print(error(lambda: combinations('ab', -1)))  # expect: ValueError: r must be non-negative
print(error(lambda: combinations('ab')))  # expect: TypeError: combinations() missing required argument 'r' (pos 2)
print(error(lambda: combinations('ab', 'c')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: list(combinations(r=2, iterable=range(3)))))  # expect: [(0, 1), (0, 2), (1, 2)]
print(error(lambda: combinations(5, 2)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(combinations([], 0))))  # expect: [()]
print(error(lambda: list(combinations(range(4), 4))))  # expect: [(0, 1, 2, 3)]
print(error(lambda: list(combinations_with_replacement('abc', 2))))  # expect: [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')]
print(error(lambda: list(combinations_with_replacement('', 2))))  # expect: []
print(error(lambda: list(combinations_with_replacement('', 0))))  # expect: [()]
print(error(lambda: combinations_with_replacement('a', -1)))  # expect: ValueError: r must be non-negative
print(error(lambda: list(combinations_with_replacement('ab', 3))))  # expect: [('a', 'a', 'a'), ('a', 'a', 'b'), ('a', 'b', 'b'), ('b', 'b', 'b')]
