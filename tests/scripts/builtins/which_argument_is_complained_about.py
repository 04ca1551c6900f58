def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: bytes(1, 2)))  # expect: TypeError: bytes() argument 'encoding' must be str, not int
print(error(lambda: bytes(1, "ascii")))  # expect: TypeError: encoding without a string argument
print(error(lambda: bytearray(1, 2)))  # expect: TypeError: bytearray() argument 'encoding' must be str, not int
print(error(lambda: sum(1, "x")))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: sum([], "x")))  # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
print(error(lambda: eval("a", "b")))  # expect: TypeError: globals must be a real dict; try eval(expr, {}, mapping)
print(error(lambda: eval("a", 3)))  # expect: TypeError: globals must be a dict
print(error(lambda: ExceptionGroup("a", "b")))  # expect: ValueError: Item 0 of second argument (exceptions) is not an exception
print(error(lambda: ExceptionGroup("a", "")))  # expect: ValueError: second argument (exceptions) must be a non-empty sequence
print(error(lambda: ExceptionGroup("a", {1})))  # expect: TypeError: second argument (exceptions) must be a sequence
print(error(lambda: str(errors="strict")))  # expect: ''
print(error(lambda: str(encoding="ascii")))  # expect: ''
print(error(lambda: str("a", "ascii")))  # expect: TypeError: decoding str is not supported
print(error(lambda: b"".decode("nope")))  # expect: ''
print(error(lambda: b"a".decode("nope")))  # expect: LookupError: unknown encoding: nope
print(error(lambda: str(b"", "nope")))  # expect: ''
print(error(lambda: len(1, 2, key=1)))  # expect: TypeError: len() takes no keyword arguments
print(error(lambda: abs(1, 2, x=1)))  # expect: TypeError: abs() takes no keyword arguments
print(error(lambda: [].append(1, 2, x=1)))  # expect: TypeError: list.append() takes no keyword arguments
print(error(lambda: sorted([], cmp=1)))  # expect: TypeError: sort() got an unexpected keyword argument 'cmp'
print(error(lambda: [].sort(cmp=1)))  # expect: TypeError: sort() got an unexpected keyword argument 'cmp'
