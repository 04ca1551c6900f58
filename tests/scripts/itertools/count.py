from itertools import count, islice


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(islice(count(), 3))))  # expect: [0, 1, 2]
print(error(lambda: count(10)))  # expect: count(10)
print(error(lambda: count(1, 2)))  # expect: count(1, 2)
print(error(lambda: count(0.5)))  # expect: count(0.5)
print(error(lambda: count(1.5, 0.5)))  # expect: count(1.5, 0.5)
print(error(lambda: count('a')))  # expect: TypeError: a number is required
print(error(lambda: count(1, 'a')))  # expect: TypeError: a number is required
print(error(lambda: list(islice(count(2 ** 63 - 2), 4))))  # expect: [9223372036854775806, 9223372036854775807, 9223372036854775808, 9223372036854775809]
print(error(lambda: list(islice(count(1, -1), 3))))  # expect: [1, 0, -1]
print(error(lambda: list(islice(count(0, 2 ** 62), 4))))  # expect: [0, 4611686018427387904, 9223372036854775808, 13835058055282163712]
print(error(lambda: count(start=5, step=2)))  # expect: count(5, 2)
print(error(lambda: count(1, 2, 3)))  # expect: TypeError: count() takes at most 2 arguments (3 given)
print(error(lambda: count(foo=1)))  # expect: TypeError: count() got an unexpected keyword argument 'foo'
print(error(lambda: list(islice(count(1j), 2))))  # expect: [1j, (1+1j)]
