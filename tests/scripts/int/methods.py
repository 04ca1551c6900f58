def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print((1234).to_bytes(2), (1234).to_bytes(4, "little"), (-2).to_bytes(3, signed=True), (0).to_bytes(0))  # expect: b'\x04\xd2' b'\xd2\x04\x00\x00' b'\xff\xff\xfe' b''
print(int.from_bytes(b"\x04\xd2"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 2]), int.from_bytes(b""))  # expect: 1234 -257 258 0
print((7).as_integer_ratio(), (7).numerator, (7).denominator, (7).real, (7).imag, (-7).conjugate(), (7).is_integer())  # expect: (7, 1) 7 1 7 0 -7 True
print((7).__add__(1), (7).__add__(1.5), (7).__divmod__(2), (7).__rsub__(1), (7).__pow__(2, 5), (7).__neg__(), (7).__bool__())  # expect: 8 NotImplemented (3, 1) -6 4 -7 True
print(round(15, -1), round(25, -1), round(1234, -2), round(-15, -1), round(5), round(7, 3), round(10 ** 30 + 5, -1), round(1, -5))  # expect: 20 20 1200 -20 5 7 1000000000000000000000000000000 0
print(abs(-5), abs(-(2 ** 63)), -(-(2 ** 63)), +True, abs(True))  # expect: 5 9223372036854775808 9223372036854775808 1 1
print(hash(-1), hash(2 ** 61 - 1), hash(2 ** 61), hash(-(2 ** 61)), hash(10 ** 50), hash(True))  # expect: -2 0 1 -2 619332571178673746 1
print(error(lambda: (1000).to_bytes(1)))  # expect: OverflowError: int too big to convert
print(error(lambda: (-1).to_bytes(1)))  # expect: OverflowError: can't convert negative int to unsigned
print(error(lambda: (1).to_bytes(-1)))  # expect: ValueError: length argument must be non-negative
print(error(lambda: (1).to_bytes(1, "middle")))  # expect: ValueError: byteorder must be either 'little' or 'big'
print(error(lambda: int.from_bytes("a")))  # expect: TypeError: cannot convert 'str' object to bytes
print(error(lambda: int.from_bytes([300])))  # expect: ValueError: bytes must be in range(0, 256)
print(error(lambda: round(1, 1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
