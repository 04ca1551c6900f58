def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(f"{42:d}|{42:5}|{42:<5}|{42:^5}|{42:>5}|{42:05}|{-42:05}|{42:+}|{42: }|{-42:=6}|{42:*^6}")  # expect: 42|   42|42   | 42  |   42|00042|-0042|+42| 42|-   42|**42**
print(f"{255:x}|{255:X}|{255:#x}|{255:#X}|{8:o}|{8:#o}|{5:b}|{5:#010b}|{-255:#x}|{2**70:x}")  # expect: ff|FF|0xff|0XFF|10|0o10|101|0b00000101|-0xff|400000000000000000
print(f"{1234567:,}|{1234567:_}|{1234567:012,}|{-1234567:,}|{1234:08,}|{1234:010,}|{255:_b}|{2**40:_x}|{123:,}|{0:,}")  # expect: 1,234,567|1_234_567|0,001,234,567|-1,234,567|0,001,234|00,001,234|1111_1111|100_0000_0000|123|0
print(f"{65:c}|{0x1F600:c}|{97:3c}|{42:n}|{42:e}|{42:.1f}|{42:%}|{42:g}|{10**20:,}")  # expect: A|😀|  a|42|4.200000e+01|42.0|4200.000000%|42|100,000,000,000,000,000,000
print(error(lambda: f"{1:zd}"))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
print(error(lambda: f"{1:.3d}"))  # expect: ValueError: Precision not allowed in integer format specifier
print(error(lambda: f"{1:+c}"))  # expect: ValueError: Sign not allowed with integer format specifier 'c'
print(error(lambda: f"{1:#c}"))  # expect: ValueError: Alternate form (#) not allowed with integer format specifier 'c'
print(error(lambda: f"{0x110000:c}"))  # expect: OverflowError: %c arg not in range(0x110000)
print(error(lambda: f"{1:s}"))  # expect: ValueError: Unknown format code 's' for object of type 'int'
print(error(lambda: f"{1:,_d}"))  # expect: ValueError: Cannot specify both ',' and '_'.
print(error(lambda: f"{1:_,d}"))  # expect: ValueError: Cannot specify both ',' and '_'.
print(error(lambda: f"{1:,x}"))  # expect: ValueError: Cannot specify ',' with 'x'.
print(error(lambda: f"{1:,c}"))  # expect: ValueError: Cannot specify ',' with 'c'.
print(error(lambda: f"{1:.d}"))  # expect: ValueError: Format specifier missing precision
print(error(lambda: f"{1:xx}"))  # expect: ValueError: Invalid format specifier 'xx' for object of type 'int'
print(error(lambda: format(1, "99999999999999999999d")))  # expect: ValueError: Too many decimal digits in format string
print(error(lambda: format(1, "\u0444")))  # expect: ValueError: Unknown format code '\x444' for object of type 'int'
print(error(lambda: format(1, 5)))  # expect: TypeError: format() argument 2 must be str, not int
