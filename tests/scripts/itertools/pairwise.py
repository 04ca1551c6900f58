from itertools import pairwise


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(pairwise('abcd'))))  # expect: [('a', 'b'), ('b', 'c'), ('c', 'd')]
print(error(lambda: list(pairwise('a'))))  # expect: []
print(error(lambda: pairwise()))  # expect: TypeError: pairwise expected 1 argument, got 0
print(error(lambda: pairwise(5)))  # expect: TypeError: 'int' object is not iterable
