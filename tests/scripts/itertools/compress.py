from itertools import compress, count


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(compress('abcd', [1, 0, 1]))))  # expect: ['a', 'c']
print(error(lambda: compress('a')))  # expect: TypeError: compress() missing required argument 'selectors' (pos 2)
print(error(lambda: list(compress(data='ab', selectors=[0, 1]))))  # expect: ['b']
print(error(lambda: compress(5, 5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(compress(count(), [1, 1]))))  # expect: [0, 1]
