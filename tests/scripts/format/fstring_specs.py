x, y, s, n = 3.14159, -42, "hey", 1234567
print(f"{x:.2f}|{x:10.3f}|{x:<10.1f}|{x:^10.1f}|{x:+.1f}|{x:e}|{x:.3g}|{x:%}|{x:010.2f}|{x!r:>10}")
print(f"{y:d}|{y:5}|{y:<5}|{y:^6}|{y:+d}|{y:05d}|{n:,}|{n:_}|{n:x}|{n:#x}|{n:X}|{255:b}|{255:#o}|{8:#010b}|{65:c}|{n:e}|{n:.2f}")
print(f"{s}|{s:10}|{s:>10}|{s:^10}|{s:*^9}|{s:.2}|{s!r}|{s!a}|{s!s:>5}|{'é'!a}")
print(f"{x=}|{y = }|{s=!s}|{x=:.1f}|{{}}|{x:{10}.{2}f}|{'nested ' + f'{y}'}|{s[0]}|{ {'k': 1}['k'] }|{(lambda q: q * 2)(4)}")
print(f"{1e10}|{1e16}|{1e-5}|{0.1 + 0.2}|{1e22:,.0f}|{float('inf')}|{float('nan'):5}|{-0.0}|{1.0:g}|{1e6:g}|{1e5:g}|{123456789.0:g}|{0.0001:g}|{0.00001:g}")
print(f"{True}|{True:d}|{None}|{[1, 'a']}|{1 + 2j}|{n:>+12,}|{n:<12,d}|{n:^12}|{-5 % 3}|{x:,.1f}|{1234.5:_.2f}")
print(f'''multi {
    x:.1f} line''', f"{'a' if y < 0 else 'b'}", f"{s:{'>'}{8}}", f"{'same "quotes"'}", f"{chr(10)!r}")
for spec in (",d", "z.1f", "=+6", "08", ">08", "n", "s", "10s", ".3", "#x", "c", "-", " ", "+"):
    try: print(spec, repr(format(42, spec)))
    except ValueError as e: print(spec, "|", e)
for v, spec in (("a", "=5"), ("a", ","), (1, ".2d"), (1.5, "d"), (1.5, "x"), ("a", "+"), (1, ",x"), (1, ",_"), (1.5, ",e"), ([], "5"), (None, ">5"), (object, "x")):
    try: print(repr(format(v, spec)))
    except Exception as e: print(type(e).__name__, "|", e)

# output:
# 3.14|     3.142|3.1       |   3.1    |+3.1|3.141590e+00|3.14|314.159000%|0000003.14|   3.14159
# -42|  -42|-42  | -42  |-42|-0042|1,234,567|1_234_567|12d687|0x12d687|12D687|11111111|0o377|0b00001000|A|1.234567e+06|1234567.00
# hey|hey       |       hey|   hey    |***hey***|he|'hey'|'hey'|  hey|'\xe9'
# x=3.14159|y = -42|s=hey|x=3.1|{}|      3.14|nested -42|h|1|8
# 10000000000.0|1e+16|1e-05|0.30000000000000004|10,000,000,000,000,000,000,000|inf|  nan|-0.0|1|1e+06|100000|1.23457e+08|0.0001|1e-05
# True|1|None|[1, 'a']|(1+2j)|  +1,234,567|1,234,567   |  1234567   |1|3.1|1_234.50
# multi 3.1 line a      hey same "quotes" '\n'
# ,d '42'
# z.1f '42.0'
# =+6 '+   42'
# 08 '00000042'
# >08 '00000042'
# n '42'
# s | Unknown format code 's' for object of type 'int'
# 10s | Unknown format code 's' for object of type 'int'
# .3 | Precision not allowed in integer format specifier
# #x '0x2a'
# c '*'
# - '42'
#   ' 42'
# + '+42'
# ValueError | '=' alignment not allowed in string format specifier
# ValueError | Cannot specify ',' with 's'.
# ValueError | Precision not allowed in integer format specifier
# ValueError | Unknown format code 'd' for object of type 'float'
# ValueError | Unknown format code 'x' for object of type 'float'
# ValueError | Sign not allowed in string format specifier
# ValueError | Cannot specify ',' with 'x'.
# ValueError | Cannot specify both ',' and '_'.
# '1.500000e+00'
# TypeError | unsupported format string passed to list.__format__
# TypeError | unsupported format string passed to NoneType.__format__
# TypeError | unsupported format string passed to type.__format__
