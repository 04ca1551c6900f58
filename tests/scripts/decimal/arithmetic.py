from decimal import Decimal as D, getcontext, localcontext, ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_FLOOR

print(D("0.1") + D("0.2"), D(1) / D(3), D("1.10") * 3, D(7) // 2, D(-7) // 2, D(-7) % 3, divmod(D(-7), 3), D(2) ** 10, D(2) ** -1, 1 - D("0.9"), 2 ** D(3))  # expect: 0.3 0.3333333333333333333333333333 3.30 3 -3 -1 (Decimal('-2'), Decimal('-1')) 1024 0.5 0.1 8
print(D("2.675").quantize(D("0.01"), ROUND_HALF_UP), D("2.675").quantize(D("0.01")), D("2.679").quantize(D("0.01"), rounding=ROUND_DOWN), D("2.671").quantize(D("0.01"), rounding=ROUND_UP), D("-2.5").quantize(D(1), ROUND_FLOOR))  # expect: 2.68 2.68 2.67 2.68 -3
print(repr(D("1E+3")), D("-0"), D(0.5), D(1.1), D("NaN"), D("-Infinity"), D((1, (1, 2, 3), -2)), D("1_000.50"), D(" 1.5 "), D(True), D())  # expect: Decimal('1E+3') -0 0.5 1.100000000000000088817841970012523233890533447265625 NaN -Infinity -1.23 1000.50 1.5 1 0
print(D(2).sqrt(), D("0.25").sqrt(), D(1).exp(), D(10).ln(), D(1000).log10(), D(2).log10(), D(2) ** D("0.5"), D("1.1") ** 10)  # expect: 1.414213562373095048801688724 0.5 2.718281828459045235360287471 2.302585092994045684017991455 3 0.3010299956639811952137388947 1.414213562373095048801688724 2.5937424601
print(D("1.200").normalize(), D("100").normalize(), D("1.5").as_tuple(), D("1.5").as_integer_ratio(), D("123.45").adjusted(), D("1e5").to_eng_string(), D(5).logb())  # expect: 1.2 1E+2 DecimalTuple(sign=0, digits=(1, 5), exponent=-1) (3, 2) 2 100E+3 0
print(D("1.0") == D("1.00"), D("0.5") == 0.5, D("0.1") == 0.1, D(1) == 1, D(1) < 1.5, D(3) > 2, max(D(1), D(2)), hash(D("1.5")) == hash(1.5), hash(D(10)) == hash(10), D("nan") == D("nan"))  # expect: True True False True True True 2 True True False
print(int(D("-1.9")), float(D("1.1")), round(D("2.5")), round(D("2.675"), 2), round(D("1234"), -2), abs(D("-1.5")), -D("1.5"), +D("-0"), bool(D("0.0")), sum([D("0.1")] * 3))  # expect: -1 1.1 2 2.68 1.2E+3 1.5 -1.5 0 False 0.3
print(f"{D('1234567.891'):,.2f}", f"{D('0.5'):.0%}", f"{D('1E+3')}", f"{D('1E+3'):f}", f"{D('123.456'):.3e}", f"{D('123.456'):010.1f}", f"{D('1.5'):>10}", f"{D('1.50'):g}", f"{D('-0.001'):z.1f}", f"{D('3.14159'):.3}")  # expect: 1,234,567.89 50% 1E+3 1000 1.235e+2 00000123.5        1.5 1.50 0.0 3.14
print(D("1").is_nan(), D("inf").is_infinite(), D("-1").is_signed(), D("0").is_zero(), D(1).max(2), D(1).compare(2), D("1").fma(2, 3), D(1).next_plus(), D(7).remainder_near(4), D(1).copy_sign(-1), D("2.5").to_integral_value())  # expect: False True True True 2 -1 5 1.000000000000000000000000001 -1 -1 2
getcontext().prec = 5
print(D(1) / 7, D(2).sqrt(), D("123456789") + 0, D("1.23456789"), +D("1.23456789"))  # expect: 0.14286 1.4142 1.2346E+8 1.23456789 1.2346
with localcontext() as context:
    context.prec = 3
    print(D(1) / 3, context.prec, getcontext() is context)  # expect: 0.333 3 True
with localcontext(prec=2):
    print(D(1) / 3)  # expect: 0.33
print(D(1) / 3, getcontext().prec)  # expect: 0.33333 5
