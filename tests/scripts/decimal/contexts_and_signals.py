from decimal import *
import decimal


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: Decimal("abc")))  # expect: InvalidOperation: [<class 'decimal.ConversionSyntax'>]
print(error(lambda: Decimal(1) / 0))  # expect: DivisionByZero: [<class 'decimal.DivisionByZero'>]
print(error(lambda: Decimal(0) / 0))  # expect: InvalidOperation: [<class 'decimal.DivisionUndefined'>]
print(error(lambda: Decimal(1) % 0))  # expect: InvalidOperation: [<class 'decimal.InvalidOperation'>]
print(error(lambda: divmod(Decimal(1), 0)))  # expect: InvalidOperation: [<class 'decimal.InvalidOperation'>, <class 'decimal.DivisionByZero'>]
print(error(lambda: Decimal("inf") - Decimal("inf")))  # expect: InvalidOperation: [<class 'decimal.InvalidOperation'>]
print(error(lambda: Decimal(-1).sqrt()))  # expect: InvalidOperation: [<class 'decimal.InvalidOperation'>]
print(error(lambda: Decimal("1e30").quantize(Decimal("0.01"))))  # expect: InvalidOperation: [<class 'decimal.InvalidOperation'>]
print(error(lambda: Decimal("nan") < 1))  # expect: InvalidOperation: [<class 'decimal.InvalidOperation'>]
print(error(lambda: Decimal("snan") + 1))  # expect: InvalidOperation: [<class 'decimal.InvalidOperation'>]
print(error(lambda: hash(Decimal("snan"))))  # expect: TypeError: Cannot hash a signaling NaN value
print(error(lambda: Decimal((1, 2))))  # expect: ValueError: argument must be a sequence of length 3
print(error(lambda: Decimal(None)))  # expect: TypeError: conversion from NoneType to Decimal is not supported
print(error(lambda: int(Decimal("inf"))))  # expect: OverflowError: cannot convert Infinity to integer
print(error(lambda: int(Decimal("nan"))))  # expect: ValueError: cannot convert NaN to integer
print(error(lambda: Decimal("1e1000000") * Decimal("1e1000000")))  # expect: Overflow: [<class 'decimal.Overflow'>]
print(error(lambda: f"{Decimal(1):d}"))  # expect: ValueError: invalid format string
print(error(lambda: Decimal.from_float("a")))  # expect: TypeError: argument must be int or float
print(error(lambda: Context(prec=0)))  # expect: ValueError: valid range for prec is [1, MAX_PREC]
print(error(lambda: Decimal(1).quantize(Decimal(1), rounding="foo")).splitlines()[0])  # expect: TypeError: valid values for rounding are:
print(Context(prec=4, traps=[Inexact]), ExtendedContext, sep=" | ")  # expect: Context(prec=4, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[Inexact]) | Context(prec=9, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[])
c = Context(prec=3, traps=[])
print(c.divide(1, 3), c.flags[Inexact], c.flags[Rounded], c.flags[DivisionByZero], c.divide(1, 0), c.divide(0, 0), c.flags[DivisionByZero])  # expect: 0.333 True True False Infinity NaN True
print(c)  # expect: Context(prec=3, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[DivisionByZero, InvalidOperation, Inexact, Rounded], traps=[])
c.clear_flags()
print(c, c.copy() is c, c.create_decimal("1.23456"), c.sqrt(2), c.power(2, 10), c.to_sci_string(Decimal("1e5")), c.Etiny(), c.Etop())  # expect: Context(prec=3, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[Inexact, Rounded], traps=[]) False 1.23 1.41 1.02E+3 1E+5 -1000001 999997
c.traps[Inexact] = True
print(error(lambda: c.divide(1, 3)))  # expect: Inexact: [<class 'decimal.Inexact'>]
print(InvalidOperation.__mro__[1:3] == (DecimalException, ArithmeticError), issubclass(DivisionByZero, ZeroDivisionError), issubclass(FloatOperation, TypeError), issubclass(Overflow, Inexact))  # expect: True True True True
print(ROUND_HALF_EVEN, MAX_PREC, MAX_EMAX, MIN_EMIN, MIN_ETINY)  # expect: ROUND_HALF_EVEN 999999999999999999 999999999999999999 -999999999999999999 -1999999999999999997
setcontext(Context(prec=6, rounding=ROUND_UP))
print(Decimal(1) / 3, getcontext().rounding, Decimal.from_float(0.1))  # expect: 0.333334 ROUND_UP 0.1000000000000000055511151231257827021181583404541015625
