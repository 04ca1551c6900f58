def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


inf, nan = float("inf"), float("nan")
print(f"{3.14159:.2f}|{3.14159:8.3f}|{3.14159:<8.3f}|{3.14159:08.3f}|{-3.14159:08.3f}|{3.14159:+.1f}|{3.0:.0f}|{3.0:#.0f}|{2.5:.0f}|{0.5:.0f}|{1.5:.0f}")  # expect: 3.14|   3.142|3.142   |0003.142|-003.142|+3.1|3|3.|2|0|2
print(f"{1234.5:e}|{1234.5:.2E}|{1234.5:g}|{1e10:g}|{1e-5:g}|{0.0001:g}|{123456789.0:g}|{1e16:}|{100000.0:.3}|{100.0:.5}|{1.0:#g}|{1e6:n}")  # expect: 1.234500e+03|1.23E+03|1234.5|1e+10|1e-05|0.0001|1.23457e+08|1e+16|1e+05|100.0|1.00000|1e+06
print(f"{0.256:%}|{0.256:.1%}|{1:.0%}|{1234567.891:,.2f}|{1234567.891:_.1f}|{1234.5:015,.2f}|{1e300:.3g}|{12345.678:,}")  # expect: 25.600000%|25.6%|100%|1,234,567.89|1_234_567.9|0,000,001,234.50|1e+300|12,345.678
print(f"{inf}|{-inf:f}|{nan:5}|{inf:010}|{-inf:+}|{inf:F}|{nan:E}|{inf:%}")  # expect: inf|-inf|  nan|0000000inf|-inf|INF|NAN|inf%
print(f"{-0.0:z}|{-0.001:z.2f}|{-0.0:.1f}|{0.0:+}|{-0.0:+.0f}|{1.0:z}")  # expect: 0.0|0.00|-0.0|+0.0|-0|1.0
print(f"{0.1:.20f}|{1/3:.30f}"[:60], f"{1e-320:.3e}|{123.456:.10}|{5e-324:g}|{1e22:.0f}|{0.1:.55f}"[-60:])  # expect: 0.10000000000000000555|0.333333333333333314829616256247 00|0.1000000000000000055511151231257827021181583404541015625
print(f"{1.5:x<8}|{1.5:→^9}|{1.5:=+8}|{12.0:5.1f}|{3.14159265:.{3}}|{2.0:{8}.{2}f}")  # expect: 1.5xxxxx|→→→1.5→→→|+    1.5| 12.0|3.14|    2.00
print(error(lambda: f"{1.0:d}"))  # expect: ValueError: Unknown format code 'd' for object of type 'float'
print(error(lambda: f"{1.0:s}"))  # expect: ValueError: Unknown format code 's' for object of type 'float'
print(error(lambda: f"{1.0:x}"))  # expect: ValueError: Unknown format code 'x' for object of type 'float'
print(error(lambda: format(1.0, ".99999999999f")))  # expect: ValueError: precision too big
print(error(lambda: format(1.0, "\x01")))  # expect: ValueError: Unknown format code '\x1' for object of type 'float'
