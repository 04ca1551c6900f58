from itertools import repeat


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(repeat(1, 3))))  # expect: [1, 1, 1]
print(error(lambda: repeat(1)))  # expect: repeat(1)
print(error(lambda: repeat(1, 3)))  # expect: repeat(1, 3)
print(error(lambda: repeat(1, -3)))  # expect: repeat(1, 0)
print(error(lambda: repeat(object=1, times=2)))  # expect: repeat(1, 2)
print(error(lambda: repeat()))  # expect: TypeError: repeat() missing required argument 'object' (pos 1)
print(error(lambda: repeat(1, 'a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: repeat(1).__length_hint__()))  # expect: TypeError: len() of unsized object
print(error(lambda: repeat(1, 5).__length_hint__()))  # expect: 5
print(error(lambda: repeat(1, 10 ** 30)))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(error(lambda: next(repeat(7, 10 ** 12))))  # expect: 7
print(error(lambda: list(map(pow, [1, 2, 3], repeat(2)))))  # expect: [1, 4, 9]
print(error(lambda: repeat(1, 2, 3)))  # expect: TypeError: repeat() takes at most 2 arguments (3 given)
print(error(lambda: repeat(1, None)))  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
