from itertools import starmap


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(starmap(pow, [(2, 3), (3, 2)]))))  # expect: [8, 9]
print(error(lambda: list(starmap(pow, [1]))))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: starmap()))  # expect: TypeError: starmap expected 2 arguments, got 0
print(error(lambda: list(starmap(lambda *a: a, ['ab', [1], range(3)]))))  # expect: [('a', 'b'), (1,), (0, 1, 2)]
print(error(lambda: starmap(pow, 5)))  # expect: TypeError: 'int' object is not iterable
