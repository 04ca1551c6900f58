import math


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 9), math.gcd(2 ** 70, 6 ** 40), math.lcm(4, 6), math.lcm(), math.lcm(3, 0), math.lcm(2 ** 40, 3 ** 40))  # expect: 6 0 1 1099511627776 12 1 0 13367494538843734067838845976576
print(math.factorial(0), math.factorial(25), len(str(math.factorial(1000))), math.factorial(True))  # expect: 1 15511210043330985984000000 2568 1
print(math.comb(10, 3), math.comb(3, 10), math.comb(100, 50), math.comb(10 ** 30, 2), math.perm(5, 2), math.perm(5), math.perm(2, 5), math.perm(10 ** 20, 3))  # expect: 120 0 100891344545564193334812497256 499999999999999999999999999999500000000000000000000000000000 20 120 0 999999999999999999970000000000000000000200000000000000000000
print(math.isqrt(10 ** 20), math.isqrt(99), math.isqrt(2 ** 200 - 1), math.isqrt(0))  # expect: 10000000000 9 1267650600228229401496703205375 0
print(math.floor(10 ** 30), math.ceil(7), math.trunc(True))  # expect: 1000000000000000000000000000000 7 1
print(error(lambda: math.factorial(-1)))  # expect: ValueError: factorial() not defined for negative values
print(error(lambda: math.factorial(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: math.comb(-1, 2)))  # expect: ValueError: n must be a non-negative integer
print(error(lambda: math.comb(3, -1)))  # expect: ValueError: k must be a non-negative integer
print(error(lambda: math.perm(-1)))  # expect: ValueError: factorial() not defined for negative values
print(error(lambda: math.isqrt(-1)))  # expect: ValueError: isqrt() argument must be nonnegative
print(error(lambda: math.gcd(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
