from functools import reduce


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: reduce()))  # expect: TypeError: reduce expected at least 2 arguments, got 0
print(error(lambda: reduce(1)))  # expect: TypeError: reduce expected at least 2 arguments, got 1
print(error(lambda: reduce(lambda a, b: a, [])))  # expect: TypeError: reduce() of empty iterable with no initial value
print(error(lambda: reduce(lambda a, b: a, 5)))  # expect: TypeError: reduce() arg 2 must support iteration
print(error(lambda: reduce(1, 2, 3, 4)))  # expect: TypeError: reduce expected at most 3 arguments, got 4
