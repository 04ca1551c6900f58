def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


class Half:
    def __float__(self):
        return 0.5


class Three:
    def __index__(self):
        return 3


class Liar:
    def __float__(self):
        return "x"

    def __index__(self):
        return 1.5

    def __int__(self):
        return "x"


print(float(Half()), float(Three()), int(Three()), [1, 2, 3, 4][Three()], complex(Half()), round(7.123, Three()))  # expect: 0.5 3.0 3 4 (0.5+0j) 7.123
print(hex(Three()), range(Three()), "ab" * Three(), (7).__add__(Three()) is NotImplemented)  # expect: 0x3 range(0, 3) ababab True
print(error(lambda: float(Liar())))  # expect: TypeError: Liar.__float__ returned non-float (type str)
print(error(lambda: int(Liar())))  # expect: TypeError: __int__ returned non-int (type str)
print(error(lambda: [1][Liar()]))  # expect: TypeError: __index__ returned non-int (type float)
print(error(lambda: "a" * Liar()))  # expect: TypeError: __index__ returned non-int (type float)
