from itertools import zip_longest


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(zip_longest('ab', [1]))))  # expect: [('a', 1), ('b', None)]
print(error(lambda: list(zip_longest('ab', [1], fillvalue='-'))))  # expect: [('a', 1), ('b', '-')]
print(error(lambda: list(zip_longest())))  # expect: []
print(error(lambda: zip_longest(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: zip_longest('a', foo=1)))  # expect: TypeError: zip_longest() got an unexpected keyword argument
print(error(lambda: list(zip_longest([1], [], [2, 3]))))  # expect: [(1, None, 2), (None, None, 3)]
