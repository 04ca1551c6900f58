from itertools import chain


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(chain('ab', [1], ()))))  # expect: ['a', 'b', 1]
print(error(lambda: list(chain())))  # expect: []
print(error(lambda: list(chain.from_iterable(['ab', 'c']))))  # expect: ['a', 'b', 'c']
print(error(lambda: list(chain(5))))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(chain([1], 5))))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: chain.from_iterable(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: chain(a=1)))  # expect: TypeError: chain() takes no keyword arguments
print(error(lambda: chain[int]))  # expect: itertools.chain[int]
print(error(lambda: chain.from_iterable()))  # expect: TypeError: chain.from_iterable() takes exactly one argument (0 given)
print(error(lambda: next(chain.from_iterable([[], [], [5]]))))  # expect: 5
