"""Powers of floats: positive, zero and negative bases, whole and broken exponents, results that do not fit."""
print(2.0 ** 0.5, 2.0 ** 3, 4.0 ** -1, 2.5 ** 2.0, 0.5 ** 1074, 1.0 ** 1e308)
# expect: 1.4142135623730951 8.0 0.25 6.25 5e-324 1.0
print((-2.0) ** 3, (-2.0) ** 2.0, 0.0 ** 0, 0.0 ** 2, 1e-200 ** 2, 10.0 ** -400)
# expect: -8.0 4.0 1.0 0.0 0.0 0.0
print((-8.0) ** (1 / 3))  # expect: (1.0000000000000002+1.7320508075688772j)
inf, nan = float("inf"), float("nan")
print(2.0 ** inf, 0.5 ** inf, 2.0 ** -inf, inf ** 0, inf ** -1.5, 2.0 ** nan, nan ** 0, 1.0 ** nan)
# expect: inf 0.0 0.0 1.0 0.0 nan 1.0 1.0
for base, exponent in [(2.0, 2000), (10.0, 309), (0.0, -1)]:
    try:
        print(base ** exponent)
    except (OverflowError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
# expect: OverflowError (34, 'Numerical result out of range')
# expect: OverflowError (34, 'Numerical result out of range')
# expect: ZeroDivisionError 0.0 cannot be raised to a negative power
x = 3.0
x **= 2
print(x, x ** True, 2 ** 0.5, 2 ** -1)  # expect: 9.0 9.0 1.4142135623730951 0.5
