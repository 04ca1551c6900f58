def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(True + True, True * 3, True / 2, True // 1, -True, +False, True ** 2, sum([True, False, True]))  # expect: 2 3 0.5 1 -1 0 1 2
print(bool(0), bool(0.0), bool(0j), bool(""), bool([]), bool(2 ** 70), bool(-0.0), bool("0"), bool())  # expect: False False False False False True False True False
print(True == 1, True is (1 == 1), hash(True), str(True), repr(False), f"{True:d}", f"{True:5}", f"{True}", f"{True!r:>6}")  # expect: True True 1 True False 1     1 True   True
print(isinstance(True, int), type(True), issubclass(bool, int), bool.__mro__ == (bool, int, object), True.real, True.bit_length())  # expect: True <class 'bool'> True True 1 1
print(error(lambda: bool(1, 2)))  # expect: TypeError: bool expected at most 1 argument, got 2
print(error(lambda: f"{True:s}"))  # expect: ValueError: Unknown format code 's' for object of type 'bool'
