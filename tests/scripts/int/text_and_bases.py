def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(int("42"), int(" -1_000 "), int("0x1f", 16), int("-0b11", 0), int("z", 36), int("0o17", 0), int("00", 0))  # expect: 42 -1000 31 -3 35 15 0
print(int("٤٢"), int("１２"), int(b"12"), int(bytearray(b" 7 ")), int("9" * 30))  # expect: 42 12 12 7 999999999999999999999999999999
print(int(3.99), int(-3.99), int(1e20), int(True), int())  # expect: 3 -3 100000000000000000000 1 0
print(hex(255), oct(8), bin(-5), hex(-(2 ** 64)), bin(2 ** 65), hex(0))  # expect: 0xff 0o10 -0b101 -0x10000000000000000 0b100000000000000000000000000000000000000000000000000000000000000000 0x0
print(str(2 ** 64), repr(-(10 ** 20)), len(str(3 ** 4000)))  # expect: 18446744073709551616 -100000000000000000000 1909
print(error(lambda: int("")))  # expect: ValueError: invalid literal for int() with base 10: ''
print(error(lambda: int("abc")))  # expect: ValueError: invalid literal for int() with base 10: 'abc'
print(error(lambda: int("1__0")))  # expect: ValueError: invalid literal for int() with base 10: '1__0'
print(error(lambda: int("0b2", 0)))  # expect: ValueError: invalid literal for int() with base 0: '0b2'
print(error(lambda: int("010", 0)))  # expect: ValueError: invalid literal for int() with base 0: '010'
print(error(lambda: int("12", 37)))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(error(lambda: int("12", "3")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: int(1.5, 3)))  # expect: TypeError: int() can't convert non-string with explicit base
print(error(lambda: int([])))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
print(error(lambda: int(None)))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
print(error(lambda: int(b"x")))  # expect: ValueError: invalid literal for int() with base 10: b'x'
print(error(lambda: int(float("inf"))))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: int(float("nan"))))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: int("9" * 5000)))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
print(error(lambda: str(10 ** 5000)))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
print(error(lambda: int(base=10)))  # expect: TypeError: int() missing string argument
