def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: slice(1,2)==slice(1,2)))  # expect: True
print(error(lambda: slice(5).indices(3)))  # expect: (0, 3, 1)
print(error(lambda: slice(None,None,-1).indices(3)))  # expect: (2, -1, -1)
print(error(lambda: slice(1,2).indices(-1)))  # expect: ValueError: length should not be negative
