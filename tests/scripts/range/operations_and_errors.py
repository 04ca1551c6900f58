def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: range(5)[::2]))  # expect: range(0, 5, 2)
print(error(lambda: range(5)[1:3]))  # expect: range(1, 3)
print(error(lambda: range(10)[::-3]))  # expect: range(9, -1, -3)
print(error(lambda: range(3)[5]))  # expect: IndexError: range object index out of range
print(error(lambda: range(3)["a"]))  # expect: TypeError: range indices must be integers or slices, not str
print(error(lambda: range(3).index(5)))  # expect: ValueError: 5 is not in range
print(error(lambda: range(3).count(1)))  # expect: 1
print(error(lambda: range(3)==range(0,3,1)))  # expect: True
print(error(lambda: hash(range(3))==hash(range(0,3))))  # expect: True
print(error(lambda: 1.0 in range(3)))  # expect: True
print(error(lambda: "a" in range(3)))  # expect: False
print(error(lambda: range(0)==range(2,1)))  # expect: True
print(error(lambda: range(3)<range(4)))  # expect: TypeError: '<' not supported between instances of 'range' and 'range'
print(error(lambda: bool(range(0))))  # expect: False
print(error(lambda: list(reversed(range(1,10,3)))))  # expect: [7, 4, 1]
print(error(lambda: range(1,2,3).step))  # expect: 3
