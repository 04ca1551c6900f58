from itertools import accumulate


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(accumulate([1, 2, 3]))))  # expect: [1, 3, 6]
print(error(lambda: list(accumulate([1, 2, 3], lambda a, b: a * b))))  # expect: [1, 2, 6]
print(error(lambda: list(accumulate([1, 2], initial=10))))  # expect: [10, 11, 13]
print(error(lambda: list(accumulate([], initial=10))))  # expect: [10]
print(error(lambda: list(accumulate([]))))  # expect: []
print(error(lambda: list(accumulate('abc'))))  # expect: ['a', 'ab', 'abc']
print(error(lambda: accumulate()))  # expect: TypeError: accumulate() missing required argument 'iterable' (pos 1)
print(error(lambda: accumulate(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(accumulate([1, 'a']))))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error(lambda: accumulate([1], None, 5)))  # expect: TypeError: accumulate() takes at most 2 positional arguments (3 given)
print(error(lambda: list(accumulate([3, 1, 2], max))))  # expect: [3, 3, 3]
print(error(lambda: list(accumulate(iterable=[1, 2], func=None))))  # expect: [1, 3]
