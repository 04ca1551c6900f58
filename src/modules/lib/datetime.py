"""Dates and times.

Durations and fixed zones are in `_datetime_base`, reading of ISO texts in `_datetime_iso`, the calendar's arithmetic in
`_timefmt`. The current time is module `time`'s, and so follows the clock of the event loop.
"""

import time as _time

import _structseq
import _timefmt
from _datetime_base import (
    check_tzinfo, checked_name, checked_offset, fixed, index as _index, no_attribute, no_operation, no_order,
    offset_text, refuse_arguments, timedelta, timezone, type_text, tzinfo, utc, _from_parts,
)
from _timefmt import civil, days_in_month, ordinal

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999
UTC = utc

_LAST = 3652059  # the number of 9999-12-31
_EPOCH = 719163
_MISSING = object()


def _required(**arguments):
    """Refuses arguments that were not given; those before them must be integers."""
    for position, (name, value) in enumerate(arguments.items(), 1):
        if value is _MISSING:
            raise TypeError(f"function missing required argument '{name}' (pos {position})")
        _index(value)


def _too_many(most, more, unknown, words="arguments"):
    """Refuses arguments that there are no parameters for."""
    if more:
        raise TypeError(f"function takes at most {most} {words} ({most + more} given)")
    raise TypeError(f"this function got an unexpected keyword argument {next(iter(unknown))!r}")


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    fields = tuple(map(_index, (hour, minute, second, microsecond)))
    for name, value, limit in zip(("hour", "minute", "second", "microsecond"), fields, (23, 59, 59, 999999)):
        if not 0 <= value <= limit:
            raise ValueError(f"{name} must be in 0..{limit}")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return fields


def _strftime(self, format, fields):
    """Formats; `%f`, `%z`, `%:z` and `%Z` are the object's own."""
    out = []
    at = 0
    while True:
        percent = format.find("%", at)
        if percent < 0:
            break
        code = format[percent + 1:percent + 2]
        text = None
        width = 2
        if code == "f":
            text = f"{getattr(self, 'microsecond', 0):06d}"
        elif code == "z" or format[percent + 1:percent + 3] == ":z":
            offset = self.utcoffset() if hasattr(self, "utcoffset") else None
            text = "" if offset is None else offset_text(offset, "" if code == "z" else ":")
            width = 2 if code == "z" else 3
        elif code == "Z":
            name = self.tzname() if hasattr(self, "tzname") else None
            text = (name or "").replace("%", "%%")
        if text is None:
            out.append(format[at:percent + 2])
        else:
            out.append(format[at:percent])
            out.append(text)
        at = percent + width
    out.append(format[at:])
    format = "".join(out)
    epoch = int(_time.mktime(fields)) if "%s" in format else None
    return _timefmt.strftime(format, fields, epoch=epoch)


_ISO_DATE_TEMPLATE = "%04d-%02d-%02d"

IsoCalendarDate = _structseq.make("IsoCalendarDate", "datetime", "The result of date.isocalendar() or datetime.isocalendar()",
                                  ("year", "week", "weekday"))
IsoCalendarDate.__reduce__ = lambda self: (tuple, (tuple(self),))


class date:
    """date(year, month, day) --> date object"""

    __slots__ = ("_year", "_month", "_day")
    __getattr__ = no_attribute

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING, *more, **unknown):
        if more or unknown:
            _too_many(3, len(more), unknown)
        if month is _MISSING and isinstance(year, bytes) and len(year) == 4 and 1 <= year[2] <= 12:
            self = object.__new__(cls)
            self._year, self._month, self._day = year[0] * 256 + year[1], year[2], year[3]
            return self
        if day is _MISSING:
            _required(year=year, month=month, day=day)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    year = property(lambda self: self._year, *fixed("year", "date"), "year (1-9999)")
    month = property(lambda self: self._month, *fixed("month", "date"), "month (1-12)")
    day = property(lambda self: self._day, *fixed("day", "date"), "day (1-31)")

    # Constructors.

    @classmethod
    def today(cls):
        """Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Create a date from a POSIX timestamp."""
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, ordinal, /):
        """int -> date corresponding to a proleptic Gregorian ordinal."""
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > _LAST:
            raise ValueError(f"year {civil(ordinal)[0]} is out of range")
        return cls(*civil(ordinal))

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        import _datetime_iso
        if len(string) not in (7, 8, 10):
            raise ValueError(f"Invalid isoformat string: {string!r}")
        try:
            fields = _datetime_iso.date_fields(string)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """Construct a date from the ISO year, week number and weekday."""
        import _datetime_iso
        return cls(*_datetime_iso.week_day(_index(year), _index(week), _index(day)))

    # Conversions.

    def timetuple(self):
        """Return local time tuple compatible with time.localtime()."""
        return _tuple(self, 0, 0, 0, -1)

    def toordinal(self):
        """Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."""
        return ordinal(self._year, self._month, self._day)

    def weekday(self):
        """Return the day of the week represented by the date. Monday == 0 ... Sunday == 6"""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Return the day of the week represented by the date. Monday == 1 ... Sunday == 7"""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        number = self.toordinal()
        weekday = (number + 6) % 7
        year, week = _timefmt.iso_week(self._year, weekday, number - _timefmt.days_before_year(self._year))
        return IsoCalendarDate((year, week, weekday + 1))

    def ctime(self):
        """Return ctime() style string."""
        return _timefmt.strftime("%a %b %e %H:%M:%S ", self.timetuple()) + f"{self._year:04d}"

    def strftime(self, format):
        """Format using strftime()."""
        if not isinstance(format, str):
            kind = "None" if format is None else type(format).__name__
            raise TypeError(f"strftime() argument 1 must be str, not {kind}")
        return _strftime(self, format, tuple(self.timetuple()))

    def __format__(self, spec, /):
        if not isinstance(spec, str):
            raise TypeError(f"must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def isoformat(self):
        """Return string in ISO 8601 format, YYYY-MM-DD."""
        return _ISO_DATE_TEMPLATE % (self._year, self._month, self._day)

    __str__ = isoformat

    def __repr__(self):
        return f"{type_text(self)}({self._year}, {self._month}, {self._day})"

    def replace(self, year=_MISSING, month=_MISSING, day=_MISSING, *more, **unknown):
        """Return date with new specified fields."""
        if more or unknown:
            refuse_arguments("replace", 3, 3 + len(more) if more else 0, unknown)
        return type(self)(self._year if year is _MISSING else year, self._month if month is _MISSING else month,
                          self._day if day is _MISSING else day)

    __replace__ = replace

    # Arithmetic and comparison.

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return no_operation("+", self, other, other)
        number = self.toordinal() + other._days
        if not 0 < number <= _LAST:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(number)

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else no_operation("+", other, self, other)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + _from_parts(timedelta, -other._days, 0, 0)
        if isinstance(other, date) and not isinstance(other, datetime):
            return _from_parts(timedelta, self.toordinal() - other.toordinal(), 0, 0)
        return no_operation("-", self, other, other)

    def __rsub__(self, other):
        return no_operation("-", other, self, other)

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else no_order("<", self, other)

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else no_order("<=", self, other)

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else no_order(">", self, other)

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else no_order(">=", self, other)

    def __hash__(self):
        return hash(self._state())

    def _state(self):
        return bytes((*divmod(self._year, 256), self._month, self._day))

    def __reduce__(self):
        return type(self), (self._state(),)


def _tuple(self, hour, minute, second, isdst):
    number = ordinal(self._year, self._month, self._day)
    return _time.struct_time((self._year, self._month, self._day, hour, minute, second, (number + 6) % 7,
                              number - _timefmt.days_before_year(self._year), isdst))


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


_SPECS = {
    "hours": lambda h, m, s, us: f"{h:02d}", "minutes": lambda h, m, s, us: f"{h:02d}:{m:02d}",
    "seconds": lambda h, m, s, us: f"{h:02d}:{m:02d}:{s:02d}",
    "milliseconds": lambda h, m, s, us: f"{h:02d}:{m:02d}:{s:02d}.{us // 1000:03d}",
    "microseconds": lambda h, m, s, us: f"{h:02d}:{m:02d}:{s:02d}.{us:06d}",
}


def _time_text(hour, minute, second, microsecond, timespec):
    if not isinstance(timespec, str):
        raise TypeError(f"isoformat() argument 'timespec' must be str, not {type(timespec).__name__}")
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec not in _SPECS:
        raise ValueError("Unknown timespec value")
    return _SPECS[timespec](hour, minute, second, microsecond)


class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object"""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")
    __getattr__ = no_attribute

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *more, fold=0, **unknown):
        if more or unknown:
            _too_many(5, len(more), unknown, "positional arguments")
        self = object.__new__(cls)
        if isinstance(hour, bytes) and len(hour) == 6 and hour[0] & 0x7F < 24:
            check_tzinfo(minute or None)
            self._fold, self._tzinfo = hour[0] >> 7, minute or None
            self._hour, self._minute, self._second = hour[0] & 0x7F, hour[1], hour[2]
            self._microsecond = int.from_bytes(hour[3:], "big")
            return self
        fields = _check_time(hour, minute, second, microsecond, fold)
        self._hour, self._minute, self._second, self._microsecond = fields
        check_tzinfo(tzinfo)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour, *fixed("hour", "time"), "hour (0-23)")
    minute = property(lambda self: self._minute, *fixed("minute", "time"), "minute (0-59)")
    second = property(lambda self: self._second, *fixed("second", "time"), "second (0-59)")
    microsecond = property(lambda self: self._microsecond, *fixed("microsecond", "time"), "microsecond (0-999999)")
    tzinfo = property(lambda self: self._tzinfo, *fixed("tzinfo", "time"), "timezone info object")
    fold = property(lambda self: self._fold, *fixed("fold", "time"))

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a time from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        import _datetime_iso
        try:
            fields = _datetime_iso.time_fields(string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        return cls(*fields[:4], None if fields[4] is None else timezone(fields[4]))

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC (negative west of UTC)."""
        return None if self._tzinfo is None else checked_offset(self._tzinfo.utcoffset(None), "utcoffset")

    def dst(self):
        """Return 0 if DST is not in effect, or the DST offset (as timedelta positive eastward) if DST is in effect."""
        return None if self._tzinfo is None else checked_offset(self._tzinfo.dst(None), "dst")

    def tzname(self):
        """Return the timezone name."""
        return None if self._tzinfo is None else checked_name(self._tzinfo.tzname(None))

    def isoformat(self, timespec="auto"):
        """Return the time formatted according to ISO: HH:MM:SS.mmmmmm+HH:MM."""
        text = _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + offset_text(offset)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        fields = [self._hour, self._minute]
        if self._second or self._microsecond:
            fields.append(self._second)
        if self._microsecond:
            fields.append(self._microsecond)
        text = ", ".join(map(str, fields))
        text += ", fold=1" if self._fold else ""
        text += f", tzinfo={self._tzinfo!r}" if self._tzinfo is not None else ""
        return f"{type_text(self)}({text})"

    def strftime(self, format):
        """Format using strftime()."""
        if not isinstance(format, str):
            kind = "None" if format is None else type(format).__name__
            raise TypeError(f"strftime() argument 1 must be str, not {kind}")
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, spec, /):
        if not isinstance(spec, str):
            raise TypeError(f"must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=_MISSING, minute=_MISSING, second=_MISSING, microsecond=_MISSING, tzinfo=_MISSING, *more,
                fold=_MISSING, **unknown):
        """Return time with new specified fields."""
        if more or unknown:
            refuse_arguments("replace", 6, 5 + len(more) if more else 0, unknown)
        return type(self)(self._hour if hour is _MISSING else hour, self._minute if minute is _MISSING else minute,
                          self._second if second is _MISSING else second,
                          self._microsecond if microsecond is _MISSING else microsecond,
                          self._tzinfo if tzinfo is _MISSING else tzinfo,
                          fold=self._fold if fold is _MISSING else fold)

    __replace__ = replace

    def _moment(self, offset):
        """Microseconds since midnight UTC, as far as the offset is known."""
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        micro = seconds * 10 ** 6 + self._microsecond
        return micro if offset is None else micro - offset // timedelta.resolution

    def _order(self, sign, other):
        """Both as numbers that compare; None where that has no answer."""
        own, its = self.utcoffset(), other.utcoffset()
        if (own is None) != (its is None):
            if sign == "==":
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._moment(own), other._moment(its)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        pair = self._order("==", other)
        return pair is not None and pair[0] == pair[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return no_order("<", self, other)
        own, its = self._order("<", other)
        return own < its

    def __le__(self, other):
        if not isinstance(other, time):
            return no_order("<=", self, other)
        own, its = self._order("<=", other)
        return own <= its

    def __gt__(self, other):
        if not isinstance(other, time):
            return no_order(">", self, other)
        own, its = self._order(">", other)
        return own > its

    def __ge__(self, other):
        if not isinstance(other, time):
            return no_order(">=", self, other)
        own, its = self._order(">=", other)
        return own >= its

    def __hash__(self):
        return hash(self._moment(self.replace(fold=0).utcoffset()))

    def _state(self, protocol=3):
        hour = self._hour + (128 if self._fold and protocol > 3 else 0)
        fields = bytes((hour, self._minute, self._second)) + self._microsecond.to_bytes(3, "big")
        return (fields,) if self._tzinfo is None else (fields, self._tzinfo)

    def __reduce_ex__(self, protocol):
        return type(self), self._state(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


# The class's own attributes hide the names of modules and classes inside it.
_time_class = time
_tzinfo_class = tzinfo

time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)

from _datetime_datetime import datetime  # needs the names above

timedelta.__module__ = tzinfo.__module__ = timezone.__module__ = datetime.__module__ = __name__
