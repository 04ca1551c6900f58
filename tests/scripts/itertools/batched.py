from itertools import batched


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(batched('abcdefg', 3))))  # expect: [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)]
print(error(lambda: batched('a', 0)))  # expect: ValueError: n must be at least one
print(error(lambda: list(batched('abcd', 3, strict=True))))  # expect: ValueError: batched(): incomplete batch
print(error(lambda: list(batched('abc', 3, strict=True))))  # expect: [('a', 'b', 'c')]
print(error(lambda: batched('a')))  # expect: TypeError: batched() missing required argument 'n' (pos 2)
print(error(lambda: batched(5, 2)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: batched('a', 'b')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: list(batched([], 2))))  # expect: []
print(error(lambda: list(batched(n=2, iterable='abc'))))  # expect: [('a', 'b'), ('c',)]
print(error(lambda: batched('a', 2, True)))  # expect: TypeError: batched() takes exactly 2 positional arguments (3 given)
