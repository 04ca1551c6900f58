def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


inf, nan = float("inf"), float("nan")
print(0.1 + 0.2, 1.1 * 3, 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), divmod(7.5, -2))  # expect: 0.30000000000000004 3.3000000000000003 3.0 -4.0 1.5 0.5 -0.5 (-4.0, 0.5) (-4.0, -0.5)
print(1e308 * 10, -1e308 * 10, inf - inf, inf * 0, 0.0 * -1, -0.0 + 0, -0.0 + -0.0, 5 % inf, -5 % inf, 5 // inf, -5 // inf)  # expect: inf -inf nan nan -0.0 0.0 -0.0 5.0 inf 0.0 -1.0
print(2.0 ** 0.5, (-8) ** 0.5, (-8.0) ** 3, 2.0 ** -2, 0.0 ** 0, inf ** 0, nan ** 0, 1 ** nan, 2 ** 0.5, 10 ** 2.0)  # expect: 1.4142135623730951 (1.7319121124709868e-16+2.8284271247461903j) -512.0 0.25 1.0 1.0 1.0 1.0 1.4142135623730951 100.0
print(2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308, 10 ** 400 < inf, -(10 ** 400) > -inf)  # expect: True False True True True True
print(nan == nan, nan != nan, nan < 1, 1 < nan, inf > 10 ** 1000, 1 == 1.0, 1.5 > 1, True == 1.0)  # expect: False True False False True True True True
print(hash(0.5), hash(1e300), hash(inf), hash(-inf), hash(-1.0), hash(2.0 ** 70) == hash(2 ** 70))  # expect: 1152921504606846976 1224995262755759164 314159 -314159 -2 True
print(error(lambda: 1.0 / 0))  # expect: ZeroDivisionError: float division by zero
print(error(lambda: 1.0 // 0))  # expect: ZeroDivisionError: float floor division by zero
print(error(lambda: 1.0 % 0))  # expect: ZeroDivisionError: float modulo by zero
print(error(lambda: divmod(1.0, 0)))  # expect: ZeroDivisionError: float divmod()
print(error(lambda: 0.0 ** -1))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
print(error(lambda: 2.0 ** 10000))  # expect: OverflowError: (34, 'Numerical result out of range')
print(error(lambda: ~1.5))  # expect: TypeError: bad operand type for unary ~: 'float'
