"""Fraction, infinite-precision, rational numbers."""

import math
import numbers
import operator
import sys
from decimal import Decimal

__all__ = ["Fraction"]

_MODULUS = sys.hash_info.modulus
_INFINITY = sys.hash_info.inf


def _split_sign(text):
    if text[:1] in ("+", "-"):
        return text[0] == "-", text[1:]
    return False, text


def _digits(text):
    """Digits with single underscores between them, as a plain string; None for anything else."""
    parts = text.split("_")
    if all(part.isdecimal() for part in parts):
        return "".join(parts)
    return None


def _parse(text):
    """The numerator and denominator of '3/4', '-1.25e3', ' 7 '; None where it is no number."""
    negative, body = _split_sign(text.strip())
    if not (body[:1].isdecimal() or body[:1] == "." and body[1:2].isdecimal()):
        return None
    upper, slash, lower = body.partition("/")
    if slash:
        upper, lower = _digits(upper.rstrip()), _digits(lower.lstrip())
        if upper is None or lower is None:
            return None
        return (-int(upper) if negative else int(upper)), int(lower)
    for mark in "eE":
        mantissa, found, exponent = body.partition(mark)
        if found:
            break
    shift = 0
    if found:
        below, size = _split_sign(exponent)
        size = _digits(size)
        if size is None:
            return None
        shift = -int(size) if below else int(size)
    whole, point, rest = mantissa.partition(".")
    whole = _digits(whole) if whole else ""
    rest = _digits(rest) if rest else ""
    if whole is None or rest is None:
        return None
    number = int((whole + rest) or "0")
    shift -= len(rest)
    if negative:
        number = -number
    return (number * 10**shift, 1) if shift >= 0 else (number, 10**-shift)


def _nearest(n, d, exponent, unsigned_zero=False):
    """n/d in units of 10**exponent, half to even: whether it is negative, and its size."""
    if exponent >= 0:
        d *= 10**exponent
    else:
        n *= 10**-exponent
    units, rest = divmod(n + (d >> 1), d)
    if rest == 0 and d & 1 == 0:
        units &= -2  # a tie
    return (units < 0 if unsigned_zero else n < 0), abs(units)


def _figures(n, d, count):
    """n/d to `count` significant figures: sign, digits as an int, exponent."""
    if n == 0:
        return False, 0, 1 - count
    upper, lower = str(abs(n)), str(d)
    exponent = len(upper) - len(lower) + (lower <= upper) - count
    negative, digits = _nearest(n, d, exponent)
    if len(str(digits)) == count + 1:
        digits //= 10
        exponent += 1
    return negative, digits, exponent


class _Spec:
    """A format specification of a fraction."""

    def __init__(self, text):
        self.fill, self.align = " ", None
        if text[1:2] and text[1] in "<>=^":
            self.fill, self.align, text = text[0], text[1], text[2:]
        elif text[:1] and text[0] in "<>=^":
            self.align, text = text[0], text[1:]
        self.sign, text = self.take(text, "-+ ")
        self.z, text = self.take(text, "z")
        self.alternate, text = self.take(text, "#")
        self.zeros = text[:1] == "0" and text[1:2].isdecimal()
        if self.zeros:
            text = text[1:]
        width, text = self.number(text)
        self.width = int(width or "0")
        self.separator, text = self.take(text, ",_")
        self.precision = None
        self.valid = True
        if text[:1] == ".":
            digits, text = self.number(text[1:])
            self.valid = digits != ""
            self.precision = int(digits or "6")
        self.kind = text
        if self.zeros and self.align is not None:
            self.valid = False

    @staticmethod
    def take(text, wanted):
        return (text[0], text[1:]) if text[:1] and text[0] in wanted else ("", text)

    @staticmethod
    def number(text):
        if text[:1] == "0":
            return "0", text[1:]
        end = 0
        while end < len(text) and text[end] in "0123456789":
            end += 1
        return text[:end], text[end:]

    def is_general(self):
        return self.valid and not (self.kind or self.z or self.zeros or self.precision is not None)

    def is_float(self):
        return self.valid and len(self.kind) == 1 and self.kind in "eEfFgG%"

    def pad(self, sign, body):
        padding = self.fill * (self.width - len(sign) - len(body))
        align = self.align or ">"
        if align == ">":
            return padding + sign + body
        if align == "<":
            return sign + body + padding
        if align == "^":
            half = len(padding) // 2
            return padding[:half] + sign + body + padding[half:]
        return sign + padding + body

    def sign_of(self, negative):
        if negative:
            return "-"
        return "" if self.sign == "-" else self.sign


def _arithmetic(exact, general, with_complex=True):
    """The forward and the reflected method of an operator: exact between rationals, else by the operator on builtin numbers."""

    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, Fraction(b))
        if isinstance(b, float):
            return general(float(a), b)
        if with_complex and isinstance(b, complex):
            return general(complex(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return exact(Fraction(a), b)
        if isinstance(a, numbers.Real):
            return general(float(a), float(b))
        if with_complex and isinstance(a, numbers.Complex):
            return general(complex(a), complex(b))
        return NotImplemented

    forward.__name__ = f"__{general.__name__}__"
    reverse.__name__ = f"__r{general.__name__}__"
    forward.__doc__ = reverse.__doc__ = exact.__doc__
    return forward, reverse


class Fraction(numbers.Rational):
    """A rational number: Fraction(8, 6) is Fraction(4, 3).

    Both arguments are rational numbers; a single one may also be a float or a Decimal (taken exactly) or a string
    like '3/4', '-1.25' or '1e-3'.
    """

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                return cls._make(numerator, 1)
            if isinstance(numerator, numbers.Rational):
                return cls._make(numerator.numerator, numerator.denominator)
            if isinstance(numerator, (float, Decimal)):
                return cls._make(*numerator.as_integer_ratio())
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            parts = _parse(numerator)
            if parts is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            numerator, denominator = parts
        elif not (type(numerator) is int is type(denominator)):
            if not (isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational)):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        return cls._make(numerator // common, denominator // common)

    @classmethod
    def _make(cls, numerator, denominator):
        """A fraction of parts already in lowest terms."""
        self = object.__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    _from_coprime_ints = _make

    @classmethod
    def from_float(cls, f):
        """The fraction that is exactly the float."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._make(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The fraction that is exactly the Decimal."""
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls._make(*dec.as_integer_ratio())

    def is_integer(self):
        """Whether it is a whole number."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """(numerator, denominator)"""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction with a denominator of at most max_denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Continued fraction: the last convergent that fits, or a semiconvergent between it and the next.
        older, last = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            if older[1] + a * last[1] > max_denominator:
                break
            older, last = last, (older[0] + a * last[0], older[1] + a * last[1])
            n, d = d, n - a * d
        k = (max_denominator - older[1]) // last[1]
        between = (older[0] + k * last[0], older[1] + k * last[1])
        if 2 * d * between[1] <= self._denominator:
            return Fraction._make(*last)
        return Fraction._make(*between)

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    def __repr__(self):
        """repr(self)"""
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        """str(self)"""
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        """Format this fraction according to the given format specification."""
        spec = _Spec(format_spec)
        if spec.is_general():
            return self._format_general(spec)
        if spec.is_float():
            return self._format_float(spec)
        raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")

    def _format_general(self, spec):
        n, d = self._numerator, self._denominator
        body = f"{abs(n):{spec.separator}}"
        if d > 1 or spec.alternate:
            body += f"/{d:{spec.separator}}"
        return spec.pad(spec.sign_of(n < 0), body)

    def _format_float(self, spec):
        kind = spec.kind
        precision = 6 if spec.precision is None else spec.precision
        if kind in "fF%":
            exponent = -precision - 2 if kind == "%" else -precision
            negative, number = _nearest(self._numerator, self._denominator, exponent, bool(spec.z))
            scientific, places = False, precision
        else:
            count = max(precision, 1) if kind in "gG" else precision + 1
            negative, number, exponent = _figures(self._numerator, self._denominator, count)
            scientific = kind in "eE" or exponent > 0 or exponent + count <= -4
            places = count - 1 if scientific else -exponent
        suffix = ""
        if kind == "%":
            suffix = "%"
        elif scientific:
            suffix = f"{'E' if kind in 'EFG' else 'e'}{exponent + places:+03d}"
        digits = f"{number:0{places + 1}d}"
        whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
        if kind in "gG" and not spec.alternate:
            rest = rest.rstrip("0")
        point = "." if rest or spec.alternate else ""
        tail = point + rest + suffix
        sign = spec.sign_of(negative)
        if spec.zeros:
            room = spec.width - len(sign) - len(tail)
            whole = whole.zfill(3 * room // 4 + 1 if spec.separator else room)
        if spec.separator:
            first = 1 + (len(whole) - 1) % 3
            groups = [whole[:first]] + [whole[at : at + 3] for at in range(first, len(whole), 3)]
            whole = spec.separator.join(groups)
        return spec.pad(sign, whole + tail)

    def _add(a, b):
        """a + b"""
        return Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)

    def _sub(a, b):
        """a - b"""
        return Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)

    def _mul(a, b):
        """a * b"""
        return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    def _div(a, b):
        """a / b"""
        if b._numerator == 0:
            raise ZeroDivisionError(f"Fraction({b._denominator}, 0)")
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    def _floordiv(a, b):
        """a // b"""
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    def _divmod(a, b):
        """(a // b, a % b)"""
        below = a._denominator * b._denominator
        quotient, rest = divmod(a._numerator * b._denominator, a._denominator * b._numerator)
        return quotient, Fraction(rest, below)

    def _mod(a, b):
        """a % b"""
        below = a._denominator * b._denominator
        return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator), below)

    __add__, __radd__ = _arithmetic(_add, operator.add)
    __sub__, __rsub__ = _arithmetic(_sub, operator.sub)
    __mul__, __rmul__ = _arithmetic(_mul, operator.mul)
    __truediv__, __rtruediv__ = _arithmetic(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _arithmetic(_floordiv, operator.floordiv, False)
    __divmod__, __rdivmod__ = _arithmetic(_divmod, divmod, False)
    __mod__, __rmod__ = _arithmetic(_mod, operator.mod, False)

    def __pow__(a, b):
        """a ** b: exact for whole exponents, else a float or complex."""
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return Fraction._make(a._numerator**power, a._denominator**power)
            if a._numerator == 0:
                raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
            if a._numerator > 0:
                return Fraction._make(a._denominator**-power, a._numerator**-power)
            return Fraction._make((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        """a ** b"""
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        """+a"""
        return Fraction._make(a._numerator, a._denominator)

    def __neg__(a):
        """-a"""
        return Fraction._make(-a._numerator, a._denominator)

    def __abs__(a):
        """abs(a)"""
        return Fraction._make(abs(a._numerator), a._denominator)

    def __int__(a):
        """int(a)"""
        return a.__trunc__()

    def __trunc__(a):
        """math.trunc(a)"""
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        """math.floor(a)"""
        return a._numerator // a._denominator

    def __ceil__(a):
        """math.ceil(a)"""
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """round(self, ndigits), half to even"""
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice > self._denominator or twice == self._denominator and floor % 2:
                return floor + 1
            return floor
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        """hash(self): that of an equal int, float or Decimal"""
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            result = _INFINITY
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        if self._numerator < 0:
            result = -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        """a == b"""
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isfinite(b):
                return a == a.from_float(b)
            return 0.0 == b
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isfinite(other):
                return op(self, self.from_float(other))
            return op(0.0, other)
        return NotImplemented

    def __lt__(a, b):
        """a < b"""
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        """a > b"""
        return a._compare(b, operator.gt)

    def __le__(a, b):
        """a <= b"""
        return a._compare(b, operator.le)

    def __ge__(a, b):
        """a >= b"""
        return a._compare(b, operator.ge)

    def __bool__(a):
        """a != 0"""
        return a._numerator != 0

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        if type(self) is Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
