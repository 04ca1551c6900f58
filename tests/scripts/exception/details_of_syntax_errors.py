def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: SyntaxError(1, 2)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: SyntaxError("a", (1, 2))))  # expect: TypeError: function takes at least 4 arguments (2 given)
print(error(lambda: SyntaxError("a", ("file", 2, 3, "text", 5))))  # expect: TypeError: end_offset must be provided when end_lineno is provided
print(error(lambda: SyntaxError("a", ("file", 2, 3, "text", 5, 6, 7))))  # expect: TypeError: function takes at most 6 arguments (7 given)
made = SyntaxError("a", ["file", 2, 3, "text"])
print(made, made.filename, made.lineno, made.offset, made.text, made.end_lineno)  # expect: a (file, line 2) file 2 3 text None
