def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: bytearray(b"a").append(300)))  # expect: ValueError: byte must be in range(0, 256)
print(error(lambda: bytearray(b"a").append("a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: bytearray(b"a")[5]))  # expect: IndexError: bytearray index out of range
print(error(lambda: bytearray(b"a").__setitem__(0, 300)))  # expect: ValueError: byte must be in range(0, 256)
print(error(lambda: bytearray(b"a").__setitem__(0, "a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: bytearray("a")))  # expect: TypeError: string argument without an encoding
print(error(lambda: bytearray(-1)))  # expect: ValueError: negative count
print(error(lambda: bytearray([1,2,300])))  # expect: ValueError: byte must be in range(0, 256)
print(error(lambda: bytearray(1.5)))  # expect: TypeError: cannot convert 'float' object to bytearray
print(error(lambda: bytearray().pop()))  # expect: IndexError: pop from empty bytearray
print(error(lambda: bytearray(b"a").remove(5)))  # expect: ValueError: value not found in bytearray
print(error(lambda: hash(bytearray())))  # expect: TypeError: unhashable type: 'bytearray'
print(error(lambda: bytearray(b"ab") == b"ab"))  # expect: True
print(error(lambda: b"ab" < bytearray(b"ac")))  # expect: True
print(error(lambda: bytearray(b"a") + "b"))  # expect: TypeError: can't concat str to bytearray
print(error(lambda: bytearray.fromhex("ff")))  # expect: bytearray(b'\xff')
print(error(lambda: bytearray(b"a") * 3))  # expect: bytearray(b'aaa')
print(error(lambda: bytearray(b"%d") % 5))  # expect: bytearray(b'5')
