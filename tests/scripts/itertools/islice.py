from itertools import islice


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(islice('abcdefg', 2))))
print(error(lambda: list(islice('abcdefg', 2, 5))))
print(error(lambda: list(islice('abcdefg', 1, None, 2))))
print(error(lambda: list(islice('abc', None))))
print(error(lambda: list(islice('abc', None, None, None))))
print(error(lambda: islice('a')))
print(error(lambda: islice('a', -1)))
print(error(lambda: islice('a', 1, -1)))
print(error(lambda: islice('a', -1, 2)))
print(error(lambda: islice('a', 0, 1, 0)))
print(error(lambda: islice('a', 0, 1, -1)))
print(error(lambda: islice('a', 'b')))
print(error(lambda: islice('a', 'b', 1)))
print(error(lambda: islice('a', 1, 'b')))
print(error(lambda: islice('a', 0, 1, 'b')))
print(error(lambda: islice(5, 1)))
print(error(lambda: islice('a', 1, 2, 3, 4)))
print(error(lambda: islice()))
print(error(lambda: islice('a', 2 ** 64)))
print(error(lambda: islice('a', 1, k=1)))
print(error(lambda: islice('a', 1.5)))


def isl():
    it = iter(range(10))
    print(list(islice(it, 2, 8, 3)), next(it))
    it = iter(range(10))
    print(list(islice(it, 3)), next(it))
    it = iter(range(10))
    print(list(islice(it, 1, 1)), next(it))
    it = iter(range(10))
    print(list(islice(it, 3, 1)), next(it))


isl()
# output:
# ['a', 'b']
# ['c', 'd', 'e']
# ['b', 'd', 'f']
# ['a', 'b', 'c']
# ['a', 'b', 'c']
# TypeError: islice expected at least 2 arguments, got 1
# ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# ValueError: Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# ValueError: Step for islice() must be a positive integer or None.
# ValueError: Step for islice() must be a positive integer or None.
# ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# ValueError: Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# ValueError: Step for islice() must be a positive integer or None.
# TypeError: 'int' object is not iterable
# TypeError: islice expected at most 4 arguments, got 5
# TypeError: islice expected at least 2 arguments, got 0
# ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# TypeError: islice() takes no keyword arguments
# ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# [2, 5] 8
# [0, 1, 2] 3
# [] 1
# [] 3
