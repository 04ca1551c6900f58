def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(0.5), round(1.5, 0), round(-0.4), round(1e300) == int(1e300))  # expect: 2 4 -2 2.67 1200.0 0 2.0 0 True
print(round(5.015, 2), round(1e22, 5), round(25.0, -1), round(35.0, -1), round(1.0, 400), round(1.0, -400), round(123.456, None))  # expect: 5.01 1e+22 20.0 40.0 1.0 0.0 123
print((2.5).is_integer(), (2.0).is_integer(), (0.5).as_integer_ratio(), (-2.75).as_integer_ratio(), (1e300).as_integer_ratio()[1], (0.0).as_integer_ratio())  # expect: False True (1, 2) (-11, 4) 1 (0, 1)
print((2.5).real, (2.5).imag, (2.5).conjugate(), (2.5).__int__(), (-2.5).__floor__(), (-2.5).__ceil__(), (-2.5).__trunc__(), abs(-2.5), -2.5 .__neg__())  # expect: 2.5 0.0 2.5 2 -3 -2 -2 2.5 2.5
print((1.5).__add__(1), (1.5).__add__("a"), (1.5).__eq__(1), (1.5).__lt__(2), (1.5).__divmod__(1), (1.5).__rpow__(2), float.__getformat__("double"))  # expect: 2.5 NotImplemented False True (1.0, 0.5) 2.8284271247461903 IEEE, little-endian
print(error(lambda: round(float("inf"))))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: round(float("nan"))))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: round(1.5, "a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: float("inf").as_integer_ratio()))  # expect: OverflowError: cannot convert Infinity to integer ratio
print(error(lambda: float("nan").as_integer_ratio()))  # expect: ValueError: cannot convert NaN to integer ratio
print(error(lambda: float.__getformat__("x")))  # expect: ValueError: __getformat__() argument 1 must be 'double' or 'float'
