from fractions import Fraction as F
from decimal import Decimal


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(F(1, 3) + F(1, 6), F("0.125"), F(3, -6), repr(F(0.5)), F(7, 2) // 1, F(7, 2) % 1, float(F(1, 4)), F(1, 3).limit_denominator(2), F(3), F())  # expect: 1/2 1/8 -1/2 Fraction(1, 2) 3 1/2 0.25 1/2 3 0
print(F("3/4"), F(" -1.25e2 "), F(Decimal("1.1")), F(F(1, 2), F(3, 4)), F(1, 2) + 1, 1 - F(1, 2), F(1, 2) * 0.5, F(1, 2) + 1j, 2 / F(1, 2), F(1, 2) ** 2, F(1, 2) ** -2, F(1, 4) ** F(1, 2), 2 ** F(1, 2), divmod(F(7, 2), F(1, 3)))  # expect: 3/4 -125 11/10 2/3 3/2 1/2 0.25 (0.5+1j) 4 1/4 4 0.5 1.4142135623730951 (10, Fraction(1, 6))
print(F(1, 2) == 0.5, F(1, 2) < 1, F(1, 2) > F(1, 3), F(1, 2) == Decimal("0.5"), hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), F(1, 3) == 1 / 3, sorted([F(1, 2), 0.3, F(1, 3)]))  # expect: True True True True True True False [0.3, Fraction(1, 3), Fraction(1, 2)]
print(round(F(7, 2)), round(F(5, 2)), round(F(10, 3), 2), int(F(-7, 2)), F(-7, 2).__floor__(), F(-7, 2).__ceil__(), abs(F(-1, 2)), -F(1, 2), bool(F(0)), F(1, 2).numerator, F(1, 2).denominator, F(4, 2).is_integer(), F(1, 2).as_integer_ratio())  # expect: 4 2 333/100 -3 -4 -3 1/2 -1/2 False 1 2 True (1, 2)
print(f"{F(1, 3):.3f}", f"{F(1, 3)}", f"{F(10, 3):>10}", f"{F(10, 3):.2e}", f"{F(1, 3):.1%}", f"{F(4, 2):#}", f"{F(-1, 3):08.3f}", f"{F(1234567, 2):,.1f}")  # expect: 0.333 1/3       10/3 3.33e+00 33.3% 2/1 -000.333 617,283.5
print(F(3.141592653589793).limit_denominator(100), F.from_float(0.25), F.from_decimal(Decimal("0.2")), sum([F(1, 10)] * 10), max(F(1, 2), F(2, 3)))  # expect: 311/99 1/4 1/5 1 2/3
print(error(lambda: F(1, 0)))  # expect: ZeroDivisionError: Fraction(1, 0)
print(error(lambda: F("a")))  # expect: ValueError: Invalid literal for Fraction: 'a'
print(error(lambda: F(1.5, 2)))  # expect: TypeError: both arguments should be Rational instances
print(error(lambda: F([])))  # expect: TypeError: argument should be a string or a Rational instance
print(error(lambda: F(1, 2) / 0))  # expect: ZeroDivisionError: Fraction(1, 0)
print(error(lambda: F(0) ** -1))  # expect: ZeroDivisionError: Fraction(1, 0)
print(error(lambda: F(1, 2).limit_denominator(0)))  # expect: ValueError: max_denominator should be at least 1
print(error(lambda: F(float("nan"))))  # expect: ValueError: cannot convert NaN to integer ratio
print(error(lambda: f"{F(1, 2):x}"))  # expect: ValueError: Invalid format specifier 'x' for object of type 'Fraction'
