from itertools import dropwhile, filterfalse, takewhile


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: list(dropwhile(lambda x: x < 3, [1, 2, 3, 1]))))  # expect: [3, 1]
print(error(lambda: list(dropwhile(None, [1]))))  # expect: TypeError: 'NoneType' object is not callable
print(error(lambda: dropwhile(1)))  # expect: TypeError: dropwhile expected 2 arguments, got 1
print(error(lambda: list(takewhile(lambda x: x < 3, [1, 2, 3, 1]))))  # expect: [1, 2]
print(error(lambda: takewhile(len, 5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: list(filterfalse(None, [0, 1, '', 2]))))  # expect: [0, '']
print(error(lambda: list(filterfalse(lambda x: x % 2, range(5)))))  # expect: [0, 2, 4]
print(error(lambda: filterfalse()))  # expect: TypeError: filterfalse expected 2 arguments, got 0
print(error(lambda: takewhile(predicate=1, iterable=2)))  # expect: TypeError: takewhile() takes no keyword arguments
print(error(lambda: list(filterfalse(bool, [0, 1]))))  # expect: [0]


def tw():
    it = takewhile(lambda x: x < 2, iter([1, 5, 1]))
    print(next(it), next(it, 'end'), next(it, 'end'))


tw()  # expect: 1 end end
