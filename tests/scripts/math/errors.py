import math


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: math.sqrt(-1)))  # expect: ValueError: math domain error
print(error(lambda: math.log(0)))  # expect: ValueError: math domain error
print(error(lambda: math.log(-10 ** 400)))  # expect: ValueError: math domain error
print(error(lambda: math.log(8, 1)))  # expect: ZeroDivisionError: float division by zero
print(error(lambda: math.exp(1000)))  # expect: OverflowError: math range error
print(error(lambda: math.pow(0, -1)))  # expect: ValueError: math domain error
print(error(lambda: math.pow(-1, 0.5)))  # expect: ValueError: math domain error
print(error(lambda: math.pow(10, 400)))  # expect: OverflowError: math range error
print(error(lambda: math.acos(2)))  # expect: ValueError: math domain error
print(error(lambda: math.sin(math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.gamma(0)))  # expect: ValueError: math domain error
print(error(lambda: math.gamma(172)))  # expect: OverflowError: math range error
print(error(lambda: math.lgamma(-1)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(5, 0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(5, 0)))  # expect: ValueError: math domain error
print(error(lambda: math.ldexp(1, 5000)))  # expect: OverflowError: math range error
print(error(lambda: math.ldexp(1.0, 1.5)))  # expect: TypeError: Expected an int as second argument to ldexp.
print(error(lambda: math.fsum([1e308, 1e308])))  # expect: OverflowError: intermediate overflow in fsum
print(error(lambda: math.fsum([math.inf, -math.inf])))  # expect: ValueError: -inf + inf in fsum
print(error(lambda: math.fma(math.inf, 0, 1)))  # expect: ValueError: invalid operation in fma
print(error(lambda: math.nextafter(1, 2, steps=-1)))  # expect: ValueError: steps must be a non-negative integer
print(error(lambda: math.isclose(1, 1, rel_tol=-1)))  # expect: ValueError: tolerances must be non-negative
print(error(lambda: math.sumprod([1], [1, 2])))  # expect: ValueError: Inputs are not the same length
print(error(lambda: math.dist([1], [1, 2])))  # expect: ValueError: both points must have the same number of dimensions
print(error(lambda: math.sqrt("a")))  # expect: TypeError: must be real number, not str
print(error(lambda: math.floor("a")))  # expect: TypeError: must be real number, not str
print(error(lambda: math.trunc("a")))  # expect: TypeError: type str doesn't define __trunc__ method
print(error(lambda: math.floor(math.inf)))  # expect: OverflowError: cannot convert float infinity to integer
