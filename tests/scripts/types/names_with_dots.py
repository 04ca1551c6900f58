def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


made = type("B.C", (), {})
print(made.__name__, made.__qualname__, made)  # expect: B.C B.C <class '__main__.B.C'>
print(error(lambda: type(1, x=2)))  # expect: TypeError: type() takes no keyword arguments
print(error(lambda: type("a", (), x=2)))  # expect: TypeError: type() takes 1 or 3 arguments
