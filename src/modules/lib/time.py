"""Time access and conversions: clocks are native, the calendar is proleptic Gregorian arithmetic in UTC."""

from _time import *
from _time import time as _now

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")
_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    """The time value as returned by gmtime(), localtime(), and strptime()."""

    __module__ = "time"
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    tm_zone = "UTC"
    tm_gmtoff = 0
    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])

    def __repr__(self):
        return "time.struct_time(" + ", ".join(f"{name}={value}" for name, value in zip(_FIELDS, self)) + ")"


def _civil(days):
    """Year, month, day of a day number (0 is 1970-01-01)."""
    days += 719468
    era = days // 146097
    of_era = days - era * 146097
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def _days(year, month, day):
    """The day number of a date."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def gmtime(seconds=None):
    """Convert seconds since the Epoch to a time tuple expressing UTC."""
    whole = int(_now() if seconds is None else seconds // 1)
    days, rest = divmod(whole, 86400)
    year, month, day = _civil(days)
    return struct_time((year, month, day, rest // 3600, rest % 3600 // 60, rest % 60, (days + 3) % 7,
                        days - _days(year, 1, 1) + 1, 0))


def localtime(seconds=None):
    """Convert seconds since the Epoch to a time tuple expressing local time, which is UTC here."""
    return gmtime(seconds)


def mktime(t, /):
    """Convert a time tuple in local time to seconds since the Epoch."""
    return float(_days(t[0], t[1], t[2]) * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def asctime(t=None, /):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    t = localtime() if t is None else t
    return f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}"


def ctime(seconds=None, /):
    """Convert seconds since the Epoch to a string in local time."""
    return asctime(localtime(seconds))


def strftime(format, t=None, /):
    """Convert a time tuple to a string according to a format specification."""
    t = localtime() if t is None else t
    simple = {
        "Y": f"{t[0]}", "m": f"{t[1]:02d}", "d": f"{t[2]:02d}", "H": f"{t[3]:02d}", "M": f"{t[4]:02d}",
        "S": f"{t[5]:02d}", "y": f"{t[0] % 100:02d}", "j": f"{t[7]:03d}", "I": f"{(t[3] + 11) % 12 + 1:02d}",
        "p": "AM" if t[3] < 12 else "PM", "a": _DAYS[t[6]][:3], "A": _DAYS[t[6]], "b": _MONTHS[t[1] - 1][:3],
        "B": _MONTHS[t[1] - 1], "w": f"{(t[6] + 1) % 7}", "e": f"{t[2]:2d}", "%": "%", "Z": "UTC", "z": "+0000",
        "n": "\n", "t": "\t", "s": f"{int(mktime(t))}", "u": f"{t[6] + 1}",
    }
    compound = {"F": "%Y-%m-%d", "T": "%H:%M:%S", "D": "%m/%d/%y", "R": "%H:%M", "c": "%a %b %e %H:%M:%S %Y",
                "x": "%m/%d/%y", "X": "%H:%M:%S", "r": "%I:%M:%S %p"}
    out = []
    index = 0
    while index < len(format):
        letter = format[index]
        index += 1
        if letter != "%" or index >= len(format):
            out.append(letter)
            continue
        code = format[index]
        index += 1
        if code in compound:
            out.append(strftime(compound[code], t))
        else:
            out.append(simple.get(code, "%" + code))
    return "".join(out)
