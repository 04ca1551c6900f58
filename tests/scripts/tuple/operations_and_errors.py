def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: (1,)+[2]))  # expect: TypeError: can only concatenate tuple (not "list") to tuple
print(error(lambda: (1,)[5]))  # expect: IndexError: tuple index out of range
print(error(lambda: (1,).index(5)))  # expect: ValueError: tuple.index(x): x not in tuple
print(error(lambda: (1).__getitem__))  # expect: AttributeError: 'int' object has no attribute '__getitem__'
print(error(lambda: (1,).__setitem__))  # expect: AttributeError: 'tuple' object has no attribute '__setitem__'
print(error(lambda: (1,)*10**10 if 0 else 1))  # expect: 1
print(error(lambda: tuple(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: hash((1,[]))))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: hash((1,2)) == hash((1,2))))  # expect: True
