def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: 1 // 0))  # expect: ZeroDivisionError: integer division or modulo by zero
print(error(lambda: 1 % 0))  # expect: ZeroDivisionError: integer modulo by zero
print(error(lambda: 1 / 0))  # expect: ZeroDivisionError: division by zero
print(error(lambda: divmod(1, 0)))  # expect: ZeroDivisionError: integer division or modulo by zero
print(error(lambda: 0 ** -1))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
print(error(lambda: 1 << -1))  # expect: ValueError: negative shift count
print(error(lambda: 1 >> -1))  # expect: ValueError: negative shift count
print(error(lambda: 1 << (1 << 70)))  # expect: OverflowError: too many digits in integer
print(error(lambda: pow(2, 3, 0)))  # expect: ValueError: pow() 3rd argument cannot be 0
print(error(lambda: pow(2, -1, 4)))  # expect: ValueError: base is not invertible for the given modulus
print(error(lambda: pow(2, 1.0, 3)))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
print(error(lambda: pow(2.0, 1, 3)))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
print(error(lambda: pow(1j, 1, 3)))  # expect: ValueError: complex modulo
print(error(lambda: pow("a", 1, 2)))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
print(error(lambda: pow(1, 1, "a")))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
print(error(lambda: 10 ** 400 * 1.0))  # expect: OverflowError: int too large to convert to float
print(error(lambda: float(10 ** 400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: 10 ** 400 / 3))  # expect: OverflowError: integer division result too large for a float
