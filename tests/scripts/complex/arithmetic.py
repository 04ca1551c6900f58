def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(1 + 2j, (1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j), -(1 + 2j), +(1j), abs(3 + 4j), (1 + 2j) - 1, 2 * 1j, 1 / 2j)  # expect: (1+2j) (5+5j) (0.1+0.7000000000000001j) (-1-2j) 1j 5.0 2j 2j -0.5j
print((1 + 2j) ** 2, (1 + 2j) ** -1, 1j ** 2, (2 + 0j) ** 0.5, (1 + 1j) ** (1 + 1j), 0j ** 0)  # expect: (-3+4j) (0.2-0.4j) (-1+0j) (1.4142135623730951+0j) (0.2739572538301211+0.5837007587586147j) (1+0j)
print((1 + 2j).conjugate(), (1 + 2j).real, (1 + 2j).imag, 1 + 0j == 1, 1j == 1, hash(1j), hash(1 + 0j), bool(0j), 1j != 2)  # expect: (1-2j) 1.0 2.0 True False 1000003 1 False True
print(complex(1, 2), complex("1+2j"), complex(" ( 3-4.5j ) "), complex("j"), complex("-1e3-1e-3j"), complex("nan+infj"), complex(real=1, imag=2))  # expect: (1+2j) (1+2j) (3-4.5j) 1j (-1000-0.001j) (nan+infj) (1+2j)
print(-0j, complex(-0.0, 0), 0j - 0, complex(1.5, -0.0), complex("inf"), 1e20j, complex(2, 1e-7))  # expect: (-0-0j) (-0+0j) 0j (1.5-0j) (inf+0j) 1e+20j (2+1e-07j)
print(f"{1 + 2j:.2f}", f"{1 + 2j:>12}", f"{1 + 2j}", f"{1j:+}", f"{3 - 4j:.1e}", f"{1 + 2j:g}", f"{0.5j:}")  # expect: 1.00+2.00j       (1+2j) (1+2j) +1j 3.0e+00-4.0e+00j 1+2j 0.5j
print(error(lambda: 1j / 0))  # expect: ZeroDivisionError: complex division by zero
print(error(lambda: 0j ** -1))  # expect: ZeroDivisionError: 0.0 to a negative or complex power
print(error(lambda: 1j // 1))  # expect: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
print(error(lambda: 1j % 1))  # expect: TypeError: unsupported operand type(s) for %: 'complex' and 'int'
print(error(lambda: divmod(1j, 1)))  # expect: TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'
print(error(lambda: 1j < 1))  # expect: TypeError: '<' not supported between instances of 'complex' and 'int'
print(error(lambda: complex("1+")))  # expect: ValueError: complex() arg is a malformed string
print(error(lambda: complex("1", 2)))  # expect: TypeError: complex() can't take second arg if first is a string
print(error(lambda: complex(1, "2")))  # expect: TypeError: complex() second arg can't be a string
print(error(lambda: complex([])))  # expect: TypeError: complex() first argument must be a string or a number, not 'list'
print(error(lambda: complex(1, [])))  # expect: TypeError: complex() second argument must be a number, not 'list'
print(error(lambda: f"{1j:010}"))  # expect: ValueError: Zero padding is not allowed in complex format specifier
print(error(lambda: f"{1j:=10}"))  # expect: ValueError: '=' alignment flag is not allowed in complex format specifier
print(error(lambda: f"{1j:d}"))  # expect: ValueError: Unknown format code 'd' for object of type 'complex'
print(error(lambda: int(1j)))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
print(error(lambda: float(1j)))  # expect: TypeError: float() argument must be a string or a real number, not 'complex'
