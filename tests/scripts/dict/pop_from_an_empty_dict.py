def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: {}.pop([])))  # expect: KeyError: []
print(error(lambda: {}.pop([], 5)))  # expect: 5
print(error(lambda: {1: 2}.pop([], 5)))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: [].pop("a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: [].pop()))  # expect: IndexError: pop from empty list
