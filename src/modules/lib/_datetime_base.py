"""`timedelta`, `tzinfo` and `timezone`, and what the classes of `datetime` have in common."""

MAXDAYS = 999999999


def type_text(value):
    """The name of a value's class as messages of this module show it: with the module for its own classes."""
    cls = type(value)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


# Classes that do not know ours: an operation with them fails whichever side is asked.
_STRANGERS = (int, float, complex, str, bytes, bool, list, tuple, dict, set, frozenset, type(None))


def _is_closed(value):
    """Whether nothing can have taught the value's class operations with ours: built-in classes and our own."""
    cls = type(value)
    return cls in _STRANGERS or cls.__module__ == "datetime"


def no_operation(sign, left, right, other):
    """What an operation answers that does not know its `other` operand. Where that cannot know more, the TypeError is
    raised here, with the names that CPython shows for these classes."""
    if _is_closed(other):
        raise TypeError(f"unsupported operand type(s) for {sign}: '{type_text(left)}' and '{type_text(right)}'")
    return NotImplemented


def no_order(sign, left, right):
    """The same for comparisons."""
    if _is_closed(right):
        raise TypeError(f"'{sign}' not supported between instances of '{type_text(left)}' and '{type_text(right)}'")
    return NotImplemented


def no_attribute(self, name):
    """`__getattr__` of the classes: an attribute that is not there."""
    raise AttributeError(f"'{type_text(self)}' object has no attribute '{name}'", name=name, obj=self)


def unwritable(message):
    """What a property does when it is set and when it is deleted: it refuses, in the words of CPython's classes."""

    def refuse(self, *value):
        raise AttributeError(message)

    return refuse, refuse


def fixed(name, owner):
    """The same, for a part of a date or a time of day."""
    return unwritable(f"attribute '{name}' of 'datetime.{owner}' objects is not writable")


def refuse_arguments(name, most, positional, unknown):
    """Refuses a call with too many positional arguments (0 where they are not too many), or with keywords that there are no
    parameters for."""
    if positional:
        given = positional + len(unknown)
        raise TypeError(f"{name}() takes at most {most} argument{'' if most == 1 else 's'} ({given} given)")
    raise TypeError(f"{name}() got an unexpected keyword argument {next(iter(unknown))!r}")


def index(value):
    """An integer argument."""
    if type(value) is int:
        return value
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def nearest(numerator, denominator):
    """The quotient of integers, rounded to the nearest, ties to even."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    quotient, rest = divmod(numerator, denominator)
    if 2 * rest > denominator or 2 * rest == denominator and quotient % 2:
        quotient += 1
    return quotient


# Microseconds of each unit, in the order in which they are added up.
_UNITS = (("microseconds", 1), ("milliseconds", 1000), ("seconds", 10 ** 6), ("minutes", 60 * 10 ** 6),
          ("hours", 3600 * 10 ** 6), ("days", 86400 * 10 ** 6), ("weeks", 7 * 86400 * 10 ** 6))


_READ_ONLY = unwritable("readonly attribute")


class timedelta:
    """Difference between two datetime values.

    timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)

    All arguments are optional and default to 0.
    Arguments may be integers or floats, and may be positive or negative.
    """

    __slots__ = ("_days", "_seconds", "_microseconds")
    __module__ = "datetime"
    __getattr__ = no_attribute

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0, **unknown):
        if unknown:
            raise TypeError(f"__new__() got an unexpected keyword argument {next(iter(unknown))!r}")
        if type(days) is int and type(seconds) is int and microseconds == milliseconds == minutes == hours == weeks == 0:
            return _from_parts(cls, days, seconds, 0)
        total, leftover = 0, 0.0
        values = (microseconds, milliseconds, seconds, minutes, hours, days, weeks)
        for (unit, factor), value in zip(_UNITS, values):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                whole, fraction = _split(value)
                total += whole * factor
                if fraction:
                    whole, fraction = _split(factor * fraction)
                    total += whole
                    leftover += fraction
            else:
                raise TypeError(f"unsupported type for timedelta {unit} component: {type(value).__name__}")
        if leftover:
            total += _round_leftover(leftover, total)
        return _from_microseconds(cls, total)

    days = property(lambda self: self._days, *_READ_ONLY, "Number of days.")
    seconds = property(lambda self: self._seconds, *_READ_ONLY, "Number of seconds (>= 0 and less than 1 day).")
    microseconds = property(lambda self: self._microseconds, *_READ_ONLY,
                            "Number of microseconds (>= 0 and less than 1 second).")

    def total_seconds(self):
        """Total seconds in the duration."""
        return _microseconds(self) / 10 ** 6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in
                 (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"{type_text(self)}({', '.join(parts) or 0})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'s' if abs(self._days) != 1 else ''}, {text}"
        return f"{text}.{self._microseconds:06d}" if self._microseconds else text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _from_parts(timedelta, self._days + other._days, self._seconds + other._seconds,
                               self._microseconds + other._microseconds)
        # A date knows how to add a timedelta.
        return NotImplemented if hasattr(other, "toordinal") else no_operation("+", self, other, other)

    def __radd__(self, other):
        return no_operation("+", other, self, other)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _from_parts(timedelta, self._days - other._days, self._seconds - other._seconds,
                               self._microseconds - other._microseconds)
        return no_operation("-", self, other, other)

    def __rsub__(self, other):
        return no_operation("-", other, self, other)

    def __neg__(self):
        return _from_parts(timedelta, -self._days, -self._seconds, -self._microseconds)

    def __pos__(self):
        return _from_parts(timedelta, self._days, self._seconds, self._microseconds)

    def __abs__(self):
        return -self if self._days < 0 else +self

    def __mul__(self, other):
        if isinstance(other, int):
            return _from_microseconds(timedelta, _microseconds(self) * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _from_microseconds(timedelta, nearest(_microseconds(self) * numerator, denominator))
        return self._no_repetition(other) or no_operation("*", self, other, other)

    def __rmul__(self, other):
        if isinstance(other, int | float):
            return self * other
        return self._no_repetition(other) or no_operation("*", other, self, other)

    def _no_repetition(self, other):
        if isinstance(other, (str, bytes, list, tuple)):
            raise TypeError(f"can't multiply sequence by non-int of type '{type_text(self)}'")

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return _microseconds(self) // _divisor(other, "integer division or modulo by zero")
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _from_microseconds(timedelta, _microseconds(self) // other)
        return no_operation("//", self, other, other)

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return _microseconds(self) / _divisor(other, "division by zero")
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _from_microseconds(timedelta, nearest(_microseconds(self), other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            if not numerator:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _from_microseconds(timedelta, nearest(_microseconds(self) * denominator, numerator))
        return no_operation("/", self, other, other)

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _from_microseconds(timedelta, _microseconds(self) % _divisor(other, "integer modulo by zero"))
        return no_operation("%", self, other, other)

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(_microseconds(self), _divisor(other, "integer division or modulo by zero"))
            return quotient, _from_microseconds(timedelta, rest)
        return no_operation("divmod()", self, other, other)

    def _key(self):
        return self._days, self._seconds, self._microseconds

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, timedelta) else no_order("<", self, other)

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, timedelta) else no_order("<=", self, other)

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, timedelta) else no_order(">", self, other)

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, timedelta) else no_order(">=", self, other)

    def __hash__(self):
        return hash(self._key())

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __reduce__(self):
        return type(self), self._key()


def _split(value):
    """Whole and fractional part of a float, both towards zero."""
    whole = int(value)
    return whole, value - whole


def _round_leftover(leftover, total):
    """Fractions of a microsecond that were added up, rounded so that ties make the sum even."""
    whole = int(leftover + 0.5) if leftover >= 0 else -int(0.5 - leftover)
    if abs(whole - leftover) == 0.5:
        odd = total & 1
        half = (leftover + odd) * 0.5
        whole = 2 * (int(half + 0.5) if half >= 0 else -int(0.5 - half)) - odd
    return whole


def _from_parts(cls, days, seconds, microseconds):
    more, microseconds = divmod(microseconds, 10 ** 6)
    more, seconds = divmod(seconds + more, 86400)
    days += more
    if not -MAXDAYS <= days <= MAXDAYS:
        if not -1 << 31 <= days < 1 << 31:
            raise OverflowError("Python int too large to convert to C int")
        raise OverflowError(f"days={days}; must have magnitude <= {MAXDAYS}")
    self = object.__new__(cls)
    self._days = days
    self._seconds = seconds
    self._microseconds = microseconds
    return self


def _from_microseconds(cls, total):
    seconds, microseconds = divmod(total, 10 ** 6)
    return _from_parts(cls, 0, seconds, microseconds)


def _microseconds(delta):
    return (delta._days * 86400 + delta._seconds) * 10 ** 6 + delta._microseconds


def _divisor(delta, refusal):
    total = _microseconds(delta)
    if not total:
        raise ZeroDivisionError(refusal)
    return total


timedelta.min = timedelta(-MAXDAYS)
timedelta.max = timedelta(MAXDAYS, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)
_DAY = timedelta(1)


# --- zones ----------------------------------------------------------------------------------------------------------


class tzinfo:
    """Abstract base class for time zone info objects."""

    __slots__ = ("__dict__",)
    __module__ = "datetime"

    def tzname(self, dt):
        """datetime -> string name of time zone."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """datetime -> DST offset as timedelta positive east of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        from datetime import datetime
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = offset - saving
        if standard:
            dt += standard
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + saving

    def __reduce__(self):
        getinitargs = getattr(self, "__getinitargs__", None)
        args = getinitargs() if getinitargs else ()
        return type(self), args, self.__getstate__()


def check_tzinfo(zone):
    """Refuses what is neither None nor a tzinfo."""
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type_text(zone)}'")


def checked_offset(offset, what):
    """What `utcoffset` or `dst` of a zone answered: None, or less than a day."""
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{what}() must return None or a timedelta, not '{type_text(offset)}'")
    if not -_DAY < offset < _DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return offset


def checked_name(name):
    """What `tzname` of a zone answered."""
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


def offset_text(offset, colon=":"):
    """An offset as +hh:mm, with seconds and microseconds where there are any."""
    if offset._days < 0:
        sign, offset = "-", -offset
    else:
        sign = "+"
    minutes, seconds = divmod(offset._seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02d}{colon}{minutes:02d}"
    if seconds or offset._microseconds:
        text += f"{colon}{seconds:02d}"
    return f"{text}.{offset._microseconds:06d}" if offset._microseconds else text


class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""

    __slots__ = ("_offset", "_name")
    __module__ = "datetime"

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type_text(offset)}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type_text(name)}")
        if name is None and not offset and utc is not None:
            return utc
        if not -_DAY < offset < _DAY:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}.")
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def _check(self, dt, method):
        from datetime import datetime
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt, /):
        """Return fixed offset."""
        self._check(dt, "utcoffset")
        return self._offset

    def dst(self, dt, /):
        """Return None."""
        self._check(dt, "dst")
        return None

    def tzname(self, dt, /):
        """If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'."""
        self._check(dt, "tzname")
        return str(self)

    def fromutc(self, dt, /):
        """datetime in UTC -> datetime in local time."""
        from datetime import datetime
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __str__(self):
        if self._name is not None:
            return self._name
        return f"UTC{offset_text(self._offset)}" if self._offset else "UTC"

    def __repr__(self):
        if self is utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return type(self), self.__getinitargs__()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


utc = None
utc = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
