def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: b",".join([bytearray(b"a"), memoryview(b"b")])))  # expect: b'a,b'
print(error(lambda: memoryview("a")))  # expect: TypeError: memoryview: a bytes-like object is required, not 'str'
print(error(lambda: memoryview(b"a").__setitem__(0, 1)))  # expect: TypeError: cannot modify read-only memory
print(error(lambda: hash(memoryview(b"a")) == hash(b"a")))  # expect: True
print(error(lambda: bytes(memoryview(b"abc")[::-1])))  # expect: b'cba'
print(error(lambda: b"".join([memoryview(b"a")])))  # expect: b'a'
print(error(lambda: memoryview(b"a") == memoryview(b"a")))  # expect: True
print(error(lambda: memoryview(b"ab")[1:] == b"b"))  # expect: True
print(error(lambda: b"ab" == memoryview(b"ab")))  # expect: True
print(error(lambda: b"a" + memoryview(b"b")))  # expect: b'ab'
print(error(lambda: int.from_bytes(memoryview(b"\1\2"), "big")))  # expect: 258
