def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: [1].index(1, None)))  # expect: TypeError: slice indices must be integers or have an __index__ method
print(error(lambda: [1].index(1, 0, None)))  # expect: TypeError: slice indices must be integers or have an __index__ method
print(error(lambda: (1,).index(1, "a")))  # expect: TypeError: slice indices must be integers or have an __index__ method
print(error(lambda: [1, 2].index(2, -1)))  # expect: 1
print(error(lambda: "abc".index("a", None)))  # expect: 0
print(error(lambda: range(5).index("a")))  # expect: ValueError: sequence.index(x): x not in sequence
print(error(lambda: range(5).index(7)))  # expect: ValueError: 7 is not in range
print(error(lambda: range(5).index(2.0)))  # expect: 2
