"""The class `datetime.datetime`. Module `datetime` imports it at its end."""

import sys
import time as _time

import _time_calendar as _calendar
import _timefmt
from _datetime_base import (
    check_tzinfo, checked_name, checked_offset, fixed, no_operation, no_order, offset_text, refuse_arguments, timedelta,
    timezone, type_text, utc,
)
from _timefmt import civil, ordinal

_module = sys.modules["datetime"]
_MISSING = _module._MISSING
date, time = _module.date, _module.time
_check_date, _check_time, _required, _tuple = _module._check_date, _module._check_time, _module._required, _module._tuple
_LAST, _EPOCH = _module._LAST, _module._EPOCH


class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

    The year, month and day arguments are required. tzinfo may be None, or an
    instance of a tzinfo subclass. The remaining arguments may be ints.
    """

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")
    __module__ = "datetime"

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *more, fold=0, **unknown):
        if more or unknown:
            _module._too_many(8, len(more), unknown, "positional arguments")
        if isinstance(year, bytes) and len(year) == 10 and 1 <= year[2] & 0x7F <= 12:
            return _from_state(cls, year, None if month is _MISSING else month)
        if day is _MISSING:
            _required(year=year, month=month, day=day)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        fields = _check_time(hour, minute, second, microsecond, fold)
        self._hour, self._minute, self._second, self._microsecond = fields
        check_tzinfo(tzinfo)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour, *fixed("hour", "datetime"), "hour (0-23)")
    minute = property(lambda self: self._minute, *fixed("minute", "datetime"), "minute (0-59)")
    second = property(lambda self: self._second, *fixed("second", "datetime"), "second (0-59)")
    microsecond = property(lambda self: self._microsecond, *fixed("microsecond", "datetime"), "microsecond (0-999999)")
    tzinfo = property(lambda self: self._tzinfo, *fixed("tzinfo", "datetime"), "timezone info object")
    fold = property(lambda self: self._fold, *fixed("fold", "datetime"))

    # Constructors.

    @classmethod
    def now(cls, tz=None, *more, **unknown):
        """Returns new datetime object representing current time local to tz.

          tz
            Timezone object.

        If no tz is specified, uses local timezone.
        """
        if more or unknown:
            refuse_arguments("now", 1, 1 + len(more) if more else 0, unknown)
        check_tzinfo(tz)
        return _from_stamp(cls, _time.time(), tz)

    @classmethod
    def utcnow(cls):
        """Return a new datetime representing UTC day and time."""
        _deprecated("utcnow", "datetime.datetime.now(datetime.UTC)")
        return _from_reading(cls, _micros(_time.time()), 0)

    @classmethod
    def fromtimestamp(cls, timestamp=_MISSING, tz=None, *more, **unknown):
        """timestamp[, tz] -> tz's local time from POSIX timestamp."""
        if more or unknown:
            refuse_arguments("fromtimestamp", 2, 2 + len(more) if more else 0, unknown)
        if timestamp is _MISSING:
            raise TypeError("fromtimestamp() missing required argument 'timestamp' (pos 1)")
        check_tzinfo(tz)
        return _from_stamp(cls, timestamp, tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        _deprecated("utcfromtimestamp", "datetime.datetime.fromtimestamp(timestamp, datetime.UTC)")
        micro = _micros(timestamp)
        _check_range(micro // 10 ** 6)
        return _from_reading(cls, micro, 0)

    @classmethod
    def combine(cls, date, time, tzinfo=_MISSING):
        """date, time -> datetime with same date and time fields"""
        for position, (value, wanted) in enumerate(((date, _date_class), (time, _time_class)), 1):
            if not isinstance(value, wanted):
                raise TypeError(f"combine() argument {position} must be datetime.{wanted.__name__}, "
                                f"not {type_text(value)}")
        zone = time.tzinfo if tzinfo is _MISSING else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, zone,
                   fold=time.fold)

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        import _datetime_iso
        try:
            if len(string) < 7:
                raise ValueError
            end = _datetime_iso.separator(string)
            fields = _datetime_iso.date_fields(string[:end])
            rest = string[end + 1:]
            clock = _datetime_iso.time_fields(rest) if rest else (0, 0, 0, 0, None)
            if len(string) == end + 1:
                raise ValueError
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        zone = None if clock[4] is None else timezone(clock[4])
        return cls(*fields, *clock[:4], zone)

    @classmethod
    def strptime(cls, /, *args):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        if len(args) != 2:
            raise TypeError(f"strptime() takes exactly 2 arguments ({len(args)} given)")
        date_string, format = args
        for position, value in enumerate((date_string, format), 1):
            if not isinstance(value, str):
                raise TypeError(f"strptime() argument {position} must be str, not {type(value).__name__}")
        import _strptime
        fields, fraction, name, offset, offset_fraction = _strptime.parse(date_string, format)
        zone = None
        if offset is not None:
            delta = timedelta(seconds=offset, microseconds=offset_fraction)
            zone = timezone(delta, name) if name else timezone(delta)
        return cls(*fields[:6], fraction, zone)

    # Parts and conversions.

    def date(self):
        """Return date object with same year, month and day."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        saving = self.dst()
        return _tuple(self, self._hour, self._minute, self._second, -1 if saving is None else int(bool(saving)))

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        utc = self - offset if offset else self
        return _tuple(utc, utc._hour, utc._minute, utc._second, 0)

    def timestamp(self):
        """Return POSIX timestamp as float."""
        if self._tzinfo is None:
            return _reading(self) // 10 ** 6 - _local_offset(self) + self._microsecond / 10 ** 6
        return (self - _UNIX).total_seconds()

    def astimezone(self, tz=None):
        """tz -> convert to local time in new timezone tz"""
        check_tzinfo(tz)
        own = self._tzinfo
        offset = None
        if own is not None:
            if tz is own:
                return self
            offset = self.utcoffset()
        if offset is None:
            offset = timedelta(seconds=_local_offset(self))
        moment = (self - offset).replace(tzinfo=utc) if own is None or offset is not None else self
        if tz is None:
            stamp = _reading(moment) // 10 ** 6
            period = _calendar._period(stamp)
            tz = timezone(timedelta(seconds=period.offset), period.name)
        return tz.fromutc(moment.replace(tzinfo=tz))

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC (negative west of UTC)."""
        return None if self._tzinfo is None else checked_offset(self._tzinfo.utcoffset(self), "utcoffset")

    def dst(self):
        """Return 0 if DST is not in effect, or the DST offset (as timedelta positive eastward) if DST is in effect."""
        return None if self._tzinfo is None else checked_offset(self._tzinfo.dst(self), "dst")

    def tzname(self):
        """Return the timezone name."""
        return None if self._tzinfo is None else checked_name(self._tzinfo.tzname(self))

    # Texts.

    def isoformat(self, sep="T", timespec="auto"):
        """[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM]."""
        if not isinstance(sep, str):
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {type(sep).__name__}")
        if len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not str")
        text = _module._time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        text = f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{text}"
        offset = self.utcoffset()
        return text if offset is None else text + offset_text(offset)

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            fields.append(self._second)
        if self._microsecond:
            fields.append(self._microsecond)
        text = ", ".join(map(str, fields))
        text += ", fold=1" if self._fold else ""
        text += f", tzinfo={self._tzinfo!r}" if self._tzinfo is not None else ""
        return f"{type_text(self)}({text})"

    def ctime(self):
        """Return ctime() style string."""
        fields = _tuple(self, self._hour, self._minute, self._second, -1)
        return _timefmt.strftime("%a %b %e %H:%M:%S ", fields) + f"{self._year:04d}"

    def replace(self, year=_MISSING, month=_MISSING, day=_MISSING, hour=_MISSING, minute=_MISSING, second=_MISSING,
                microsecond=_MISSING, tzinfo=_MISSING, *more, fold=_MISSING, **unknown):
        """Return datetime with new specified fields."""
        if more or unknown:
            refuse_arguments("replace", 9, 8 + len(more) if more else 0, unknown)
        new = (year, month, day, hour, minute, second, microsecond, tzinfo)
        old = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
               self._tzinfo)
        fields = [before if after is _MISSING else after for before, after in zip(old, new)]
        return type(self)(*fields, fold=self._fold if fold is _MISSING else fold)

    __replace__ = replace

    # Arithmetic.

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return no_operation("+", self, other, other)
        micro = _reading(self) + (other._days * 86400 + other._seconds) * 10 ** 6 + other._microseconds
        return _from_reading(type(self), micro, 0, self._tzinfo)

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else no_operation("+", other, self, other)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return no_operation("-", self, other, other)
        difference = _reading(self) - _reading(other)
        if self._tzinfo is not other._tzinfo:
            own, its = self.utcoffset(), other.utcoffset()
            if (own is None) != (its is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if own is not None:
                return timedelta(microseconds=difference) + its - own
        return timedelta(microseconds=difference)

    def __rsub__(self, other):
        return no_operation("-", other, self, other)

    # Comparison.

    def _order(self, sign, other):
        """Both as numbers that compare; None where they are never equal."""
        own, its = _reading(self), _reading(other)
        if self._tzinfo is other._tzinfo:
            return own, its
        offsets = self.utcoffset(), other.utcoffset()
        if sign == "==" and any(offset is not None and value.replace(fold=not value._fold).utcoffset() != offset
                                for value, offset in zip((self, other), offsets)):
            # In a repeated or skipped hour nothing of another zone is the same.
            return None
        if (offsets[0] is None) != (offsets[1] is None):
            if sign == "==":
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        if offsets[0] is None:
            return own, its
        return own - offsets[0] // timedelta.resolution, its - offsets[1] // timedelta.resolution

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        pair = self._order("==", other)
        return pair is not None and pair[0] == pair[1]

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return no_order("<", self, other)
        own, its = self._order("<", other)
        return own < its

    def __le__(self, other):
        if not isinstance(other, datetime):
            return no_order("<=", self, other)
        own, its = self._order("<=", other)
        return own <= its

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return no_order(">", self, other)
        own, its = self._order(">", other)
        return own > its

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return no_order(">=", self, other)
        own, its = self._order(">=", other)
        return own >= its

    def __hash__(self):
        offset = (self.replace(fold=0) if self._fold else self).utcoffset()
        moment = _reading(self)
        return hash(moment if offset is None else moment - offset // timedelta.resolution)

    # Pickling.

    def _state(self, protocol=3):
        month = self._month + (128 if self._fold and protocol > 3 else 0)
        fields = bytes((*divmod(self._year, 256), month, self._day, self._hour, self._minute, self._second))
        fields += self._microsecond.to_bytes(3, "big")
        return (fields,) if self._tzinfo is None else (fields, self._tzinfo)

    def __reduce_ex__(self, protocol):
        return type(self), self._state(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_date_class, _time_class = date, time


def _deprecated(name, instead):
    import warnings
    warnings.warn(f"datetime.datetime.{name}() is deprecated and scheduled for removal in a future version. Use "
                  f"timezone-aware objects to represent datetimes in UTC: {instead}.", DeprecationWarning, 3)


def _reading(moment):
    """Microseconds from 1970-01-01 00:00 to what a clock shows."""
    days = ordinal(moment._year, moment._month, moment._day) - _EPOCH
    return ((days * 24 + moment._hour) * 60 + moment._minute) * 60_000_000 + moment._second * 10 ** 6 + \
        moment._microsecond


def _local_offset(moment):
    """How many seconds local time is ahead of UTC at a moment that clocks here show."""
    reading = _reading(moment) // 10 ** 6
    # The day before must exist: there the search for folds begins.
    _check_range(reading - 86400)
    return _calendar._local_offset(reading, moment._fold).offset


def _from_reading(cls, micro, fold, tzinfo=None):
    """The datetime that a clock shows, `micro` microseconds after 1970-01-01 00:00."""
    seconds, microsecond = divmod(micro, 10 ** 6)
    days, rest = divmod(seconds, 86400)
    number = days + _EPOCH
    if not 1 <= number <= _LAST:
        raise OverflowError("date value out of range")
    year, month, day = civil(number)
    fields = (year, month, day, rest // 3600, rest % 3600 // 60, rest % 60, microsecond, tzinfo)
    if cls is not datetime:
        return cls(*fields, fold=fold) if fold else cls(*fields)
    self = object.__new__(cls)
    (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
     self._tzinfo) = fields
    self._fold = fold
    return self


def _micros(timestamp):
    """A time stamp in microseconds, rounded half to even."""
    if isinstance(timestamp, float):
        if timestamp != timestamp:
            raise ValueError("Invalid value NaN (not a number)")
        if not -2.0 ** 63 <= timestamp < 2.0 ** 63:
            raise OverflowError("timestamp out of range for platform time_t")
        whole = timestamp // 1.0
        micro = round((timestamp - whole) * 1e6)
        return int(whole) * 10 ** 6 + micro
    if timestamp is None:
        # To module `time` it is the current time.
        raise TypeError("'NoneType' object cannot be interpreted as an integer")
    return _calendar._whole(timestamp) * 10 ** 6


def _check_range(seconds):
    """Refuses a moment before the year 1 or after the year 9999, as the C library's conversion does."""
    if not -62135596800 <= seconds <= 253402300799:
        year = civil(seconds // 86400 + _EPOCH)[0]
        if not -2 ** 31 <= year - 1900 < 2 ** 31:
            # The library counts years from 1900, in 32 bits.
            raise OSError(75, "Value too large for defined data type")
        raise ValueError(f"year {year} is out of range")


def _from_stamp(cls, timestamp, tz):
    micro = _micros(timestamp)
    seconds = micro // 10 ** 6
    _check_range(seconds)
    if tz is not None:
        return tz.fromutc(_from_reading(cls, micro, 0, tz))
    period = _calendar._period(seconds)
    fold = int(_calendar._zone is not None and _calendar._zone.fold_at(seconds))
    return _from_reading(cls, micro + period.offset * 10 ** 6, fold)


def _from_state(cls, state, tzinfo):
    check_tzinfo(tzinfo)
    self = object.__new__(cls)
    self._year, self._month, self._day = state[0] * 256 + state[1], state[2] & 0x7F, state[3]
    self._hour, self._minute, self._second = state[4:7]
    self._microsecond = int.from_bytes(state[7:], "big")
    self._fold = state[2] >> 7
    self._tzinfo = tzinfo
    return self


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_UNIX = datetime(1970, 1, 1, tzinfo=utc)
