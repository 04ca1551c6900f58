def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(1.0, 0.1, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, -0.0, 5e-324, 1.5e300, 1e22, 1e21, 123456.789)  # expect: 1.0 0.1 1e+16 1000000000000000.0 1.2345678901234568e+17 0.0001 1e-05 -0.0 5e-324 1.5e+300 1e+22 1e+21 123456.789
print(float("1.5"), float(" -1_0.5e1_0 "), float("inf"), float("-Infinity"), float("NaN"), float(".5"), float("5."), float("1e400"), float("١.٥"), float(b"2.5"))  # expect: 1.5 -105000000000.0 inf -inf nan 0.5 5.0 inf 1.5 2.5
print((1.5).hex(), (-0.1).hex(), (0.0).hex(), (5e-324).hex(), float("inf").hex(), (1e300).hex())  # expect: 0x1.8000000000000p+0 -0x1.999999999999ap-4 0x0.0p+0 0x0.0000000000001p-1022 inf 0x1.7e43c8800759cp+996
print(float.fromhex("0x1.8p3"), float.fromhex("-0x.8p-1"), float.fromhex("1.999999999999ap-4"), float.fromhex("nan"), float.fromhex(" 0x10 "))  # expect: 12.0 -0.25 0.1 nan 16.0
print(error(lambda: float("")))  # expect: ValueError: could not convert string to float: ''
print(error(lambda: float("abc")))  # expect: ValueError: could not convert string to float: 'abc'
print(error(lambda: float("1__0")))  # expect: ValueError: could not convert string to float: '1__0'
print(error(lambda: float([])))  # expect: TypeError: float() argument must be a string or a real number, not 'list'
print(error(lambda: float(None)))  # expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
print(error(lambda: float(b"x")))  # expect: ValueError: could not convert string to float: b'x'
print(error(lambda: float.fromhex("x")))  # expect: ValueError: invalid hexadecimal floating-point string
print(error(lambda: float.fromhex("0x1p5000")))  # expect: OverflowError: hexadecimal value too large to represent as a float
