import struct


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(struct.pack(">hhl", 1, 2, 3), struct.pack("@bi", 1, 2), struct.pack("!d", 1.5), struct.pack("<e", 1.0), struct.pack("3x"), struct.pack("2?", 1, 0), struct.pack("5s", b"ab"), struct.pack("5p", b"ab"))  # expect: b'\x00\x01\x00\x02\x00\x00\x00\x03' b'\x01\x00\x00\x00\x02\x00\x00\x00' b'?\xf8\x00\x00\x00\x00\x00\x00' b'\x00<' b'\x00\x00\x00' b'\x01\x00' b'ab\x00\x00\x00' b'\x02ab\x00\x00'
print(struct.unpack(">hhl", b"\x00\x01\x00\x02\x00\x00\x00\x03"), struct.unpack("<bBhHiIqQ", bytes(range(200, 230))), struct.unpack("4s2x?c", b"abcd\0\0\1z"), struct.unpack("<f", struct.pack("<f", 0.1)))  # expect: (1, 2, 3) (-56, 201, -13366, 52684, -774844466, 3587494866, -2459849563446913066, 16565615892967251934) (b'abcd', True, b'z') (0.10000000149011612,)
print(struct.calcsize("bhilq"), struct.calcsize("<bhilq"), struct.calcsize("llh0l"), struct.calcsize("P"), struct.calcsize(""), struct.calcsize(" h h "))  # expect: 24 19 24 8 0 4
s = struct.Struct("<hI")
buffer = bytearray(10)
s.pack_into(buffer, 2, -1, 7)
print(s.size, s.format, s, buffer, s.unpack_from(buffer, 2), list(struct.iter_unpack("<h", b"abcd")), struct.unpack_from("<h", b"abcd", -2))  # expect: 6 <hI Struct('<hI') bytearray(b'\x00\x00\xff\xff\x07\x00\x00\x00\x00\x00') (-1, 7) [(25185,), (25699,)] (25699,)
print(error(lambda: struct.pack("h", 40000)))  # expect: error: 'h' format requires -32768 <= number <= 32767
print(error(lambda: struct.pack("B", -1)))  # expect: error: 'B' format requires 0 <= number <= 255
print(error(lambda: struct.pack("<Q", -1)))  # expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
print(error(lambda: struct.pack("b", 1.5)))  # expect: error: required argument is not an integer
print(error(lambda: struct.pack("f", "a")))  # expect: error: required argument is not a float
print(error(lambda: struct.pack("c", b"ab")))  # expect: error: char format requires a bytes object of length 1
print(error(lambda: struct.pack("s", "a")))  # expect: error: argument for 's' must be a bytes object
print(error(lambda: struct.pack("y", 1)))  # expect: error: bad char in struct format
print(error(lambda: struct.pack("3")))  # expect: error: repeat count given without format specifier
print(error(lambda: struct.pack("hh", 1)))  # expect: error: pack expected 2 items for packing (got 1)
print(error(lambda: struct.unpack("h", b"a")))  # expect: error: unpack requires a buffer of 2 bytes
print(error(lambda: struct.unpack("h", "ab")))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: struct.unpack_from("i", b"abcd", 4)))  # expect: error: unpack_from requires a buffer of at least 8 bytes for unpacking 4 bytes at offset 4 (actual buffer size is 4)
print(error(lambda: struct.pack_into("i", bytearray(3), 0, 1)))  # expect: error: pack_into requires a buffer of at least 4 bytes for packing 4 bytes at offset 0 (actual buffer size is 3)
print(error(lambda: list(struct.iter_unpack("h", b"abc"))))  # expect: error: iterative unpacking requires a buffer of a multiple of 2 bytes
print(struct.error.__name__, struct.error.__module__, issubclass(struct.error, Exception))  # expect: error struct True
