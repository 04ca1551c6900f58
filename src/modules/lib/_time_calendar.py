"""What module `time` knows of calendars and zones. Its clocks are native and follow the event loop's; so are the functions
that scripts get, which end in those of this module."""

import _structseq
import _timefmt
from time import monotonic, process_time, thread_time, time as _now

struct_time = _structseq.make(
    "struct_time", "time",
    "The time value as returned by gmtime(), localtime(), and strptime(), and accepted by asctime(), mktime() and "
    "strftime().  May be considered as a sequence of 9 integers.",
    ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"),
    ("tm_zone", "tm_gmtoff"))

_EPOCH = 719163
_zone = None


def _setting():
    """The environment's TZ; module os has it as the program changed it."""
    import sys
    os = sys.modules.get("os")
    if os is not None:
        return os.environ.get("TZ")
    import posix
    setting = posix.environ.get(b"TZ")
    return None if setting is None else setting.decode("utf-8", "surrogateescape")


def tzset():
    """Initialize, or reinitialize, the local timezone from the environment variable TZ."""
    global _zone, timezone, altzone, daylight, tzname
    import _tzfile
    try:
        _zone = _tzfile.system(_setting())
    except (OSError, ImportError):
        _zone = None
    timezone = altzone = daylight = 0
    tzname = ("UTC", "UTC")
    if _zone is None:
        return
    # What holds in winter and in summer of this year.
    year = _timefmt.civil(int(_now()) // 86400 + _EPOCH)[0]
    start = (_timefmt.ordinal(year, 1, 1) - _EPOCH) * 86400
    periods = [_zone.at(start + 86400 * days) for days in range(0, 365, 28)]
    standard = next((period for period in periods if not period.dst), periods[0])
    summer = next((period for period in periods if period.dst), None)
    timezone = altzone = -standard.offset
    tzname = (standard.name, standard.name)
    if summer is not None:
        daylight = 1
        altzone = -summer.offset
        tzname = (standard.name, summer.name)


tzset()


def _period(seconds):
    """The local zone's period at a moment."""
    if _zone is None:
        import _tzfile
        return _tzfile.UTC
    return _zone.at(seconds)


def _local_offset(reading, fold=0):
    """The period in which the local clock shows a reading."""
    if _zone is None:
        import _tzfile
        return _tzfile.UTC
    return _zone.at_local(reading, fold)


def _whole(seconds):
    """A time stamp as whole seconds; the current time for None."""
    if seconds is None:
        return int(_now())
    if isinstance(seconds, float):
        if seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        if not -9.3e18 < seconds < 9.3e18:
            raise OverflowError("timestamp out of range for platform time_t")
        return int(seconds // 1)
    try:
        whole = seconds.__index__()
    except AttributeError:
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer") from None
    if not -1 << 63 <= whole < 1 << 63:
        raise OverflowError("timestamp out of range for platform time_t")
    return whole


def _fields(seconds, isdst, zone, offset):
    """The struct_time of a reading of a clock."""
    days, rest = divmod(seconds, 86400)
    number = days + _EPOCH
    if number > 784354017364 or number < -784351827366:
        raise OSError(75, "Value too large for defined data type")
    year, month, day = _timefmt.civil(number)
    return struct_time((year, month, day, rest // 3600, rest % 3600 // 60, rest % 60, (number - 1) % 7,
                        number - _timefmt.days_before_year(year), isdst, zone, offset))


def gmtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT)."""
    return _fields(_whole(seconds), 0, "GMT", 0)


def localtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing local time."""
    whole = _whole(seconds)
    period = _period(whole)
    return _fields(whole + period.offset, int(bool(period.dst)), period.name, period.offset)


def _time_tuple(t, function):
    """A time tuple as it is given to a function."""
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError(f"{function}(): illegal time tuple argument")
    return tuple(item.__index__() if hasattr(item, "__index__") else _no_integer(item) for item in t)


def _no_integer(item):
    raise TypeError(f"'{type(item).__name__}' object cannot be interpreted as an integer")


def _checked(t, function):
    """The same, refused where a field is out of range; zeros that stand for the first day are understood."""
    year, month, day, hour, minute, second, weekday, yearday, isdst = _time_tuple(t, function)
    month, day, yearday = month or 1, day or 1, yearday or 1
    for what, value, low, high in (("month", month, 1, 12), ("day of month", day, 1, 31), ("hour", hour, 0, 23),
                                   ("minute", minute, 0, 59), ("seconds", second, 0, 61)):
        if not low <= value <= high:
            raise ValueError(f"{what} out of range")
    if weekday < -1:
        raise ValueError("day of week out of range")
    if not 1 <= yearday <= 366:
        raise ValueError("day of year out of range")
    return year, month, day, hour, minute, second, weekday % 7, yearday, isdst


def mktime(t, /):
    """Convert a time tuple in local time to seconds since the Epoch."""
    year, month, day, hour, minute, second, _, _, isdst = _time_tuple(t, "mktime")
    years, month = divmod(month - 1, 12)
    days = _timefmt.ordinal(year + years, month + 1, 1) + day - 1 - _EPOCH
    reading = days * 86400 + hour * 3600 + minute * 60 + second
    period = _local_offset(reading)
    if isdst >= 0 and bool(period.dst) != bool(isdst):
        other = _local_offset(reading, 1)
        if bool(other.dst) == bool(isdst):
            return float(reading - other.offset)
        return float(reading - period.offset + (-3600 if isdst else 3600))
    return float(reading - period.offset)


def asctime(t=None, /):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    t = localtime() if t is None else _checked(t, "asctime")
    return (f"{_timefmt.DAYS[t[6]][:3]} {_timefmt.MONTHS[t[1] - 1][:3]} {t[2]:2d} "
            f"{t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}")


def ctime(seconds=None, /):
    """Convert seconds since the Epoch to a string in local time."""
    return asctime(tuple(localtime(seconds)))


def strftime(format, t=None, /):
    """Convert a time tuple to a string according to a format specification."""
    if not isinstance(format, str):
        kind = "None" if format is None else type(format).__name__
        raise TypeError(f"strftime() argument 1 must be str, not {kind}")
    if t is None:
        t = localtime()
    fields = _checked(t, "strftime")
    zone = getattr(t, "tm_zone", None)
    offset = getattr(t, "tm_gmtoff", None)
    if zone is None:
        zone = tzname[1 if fields[8] > 0 else 0]
    if offset is None:
        offset = -(altzone if fields[8] > 0 else timezone)
    epoch = int(mktime(fields)) if "%s" in format else None
    return _timefmt.strftime(format, fields, zone, offset, epoch)


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """Parse a string to a time tuple according to a format specification."""
    import _strptime
    fields, _, zone, offset, _ = _strptime.parse(string, format)
    return struct_time(fields + (zone, offset))


def clock_gettime(clk_id, /):
    """Return the time of the specified clock clk_id as a float."""
    return _clock(clk_id)()


def clock_gettime_ns(clk_id, /):
    """Return the time of the specified clock clk_id as nanoseconds (int)."""
    return int(_clock(clk_id)() * 1e9)


def clock_getres(clk_id, /):
    """Return the resolution of the specified clock clk_id."""
    _clock(clk_id)
    return 1e-09


def _clock(number):
    clocks = {0: _now, 1: monotonic, 2: process_time, 3: thread_time, 4: monotonic, 7: monotonic}
    if number not in clocks:
        raise OSError(22, "Invalid argument")
    return clocks[number]


def get_clock_info(name, /):
    """Get information of the specified clock."""
    from types import SimpleNamespace
    clocks = {
        "time": ("clock_gettime(CLOCK_REALTIME)", False, True),
        "monotonic": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
        "perf_counter": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
        "process_time": ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", True, False),
        "thread_time": ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", True, False),
    }
    if name not in clocks:
        raise ValueError("unknown clock")
    implementation, is_monotonic, adjustable = clocks[name]
    return SimpleNamespace(implementation=implementation, monotonic=is_monotonic, adjustable=adjustable,
                           resolution=1e-09)


CLOCK_TAI = 11


def clock_settime(clk_id, time, /):
    """Set the time of the specified clock clk_id: programs may not do that here."""
    raise PermissionError(1, "Operation not permitted")


def clock_settime_ns(clk_id, time, /):
    """Set the time of the specified clock clk_id with nanoseconds: programs may not do that here."""
    raise PermissionError(1, "Operation not permitted")


def pthread_getcpuclockid(thread_id, /):
    """Return the clk_id of a thread's CPU time clock: all threads of a program share one."""
    return 2
