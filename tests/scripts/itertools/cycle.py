from itertools import cycle, islice


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(islice(cycle('ab'), 5))))  # expect: ['a', 'b', 'a', 'b', 'a']
print(error(lambda: list(cycle([]))))  # expect: []
print(error(lambda: cycle(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: cycle()))  # expect: TypeError: cycle expected 1 argument, got 0
print(error(lambda: next(cycle(''))))  # expect: StopIteration: 
