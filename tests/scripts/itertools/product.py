from itertools import product, repeat


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(product('ab', [1, 2]))))  # expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)]
print(error(lambda: list(product('ab', repeat=2))))  # expect: [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')]
print(error(lambda: list(product())))  # expect: [()]
print(error(lambda: list(product('ab', repeat=0))))  # expect: [()]
print(error(lambda: list(product('ab', []))))  # expect: []
print(error(lambda: product('a', repeat=-1)))  # expect: ValueError: repeat argument cannot be negative
print(error(lambda: product('a', repeat='x')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: product('a', foo=1)))  # expect: TypeError: product() got an unexpected keyword argument 'foo'
print(error(lambda: product(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: product('ab', repeat=2 ** 62)))  # expect: OverflowError: repeat argument too large
print(error(lambda: product('ab', 'cd', repeat=2 ** 63)))  # expect: OverflowError: Python int too large to convert to C ssize_t
print(error(lambda: next(product(range(10), repeat=50))[:3]))  # expect: (0, 0, 0)
print(error(lambda: len(list(product(range(3), repeat=4)))))  # expect: 81
print(error(lambda: product('a', repeat=1, foo=2)))  # expect: TypeError: product() takes at most 1 keyword argument (2 given)
print(error(lambda: list(product('ab', 'cd', repeat=2))[:4]))  # expect: [('a', 'c', 'a', 'c'), ('a', 'c', 'a', 'd'), ('a', 'c', 'b', 'c'), ('a', 'c', 'b', 'd')]
