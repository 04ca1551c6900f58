def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: bytearray(b"it's")))  # expect: bytearray(b"it\'s")
print(error(lambda: bytearray(b'"')))  # expect: bytearray(b'"')
print(error(lambda: bytearray(b"it's \"")))  # expect: bytearray(b'it\'s "')
print(error(lambda: b"it's"))  # expect: b"it's"
