"""Formatting of dates and times for `time.strftime` and `datetime`, as the C library does it in the C locale."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)

_COMPOUND = {
    "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "F": "%Y-%m-%d", "R": "%H:%M", "r": "%I:%M:%S %p",
    "T": "%H:%M:%S", "X": "%H:%M:%S", "x": "%m/%d/%y", "+": "%a %b %e %H:%M:%S %Z %Y",
}


def is_leap(year):
    """Whether a year of the proleptic Gregorian calendar has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_before_year(year):
    """How many days lie before the year, counted from the first of January of year 1."""
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def days_in_month(year, month):
    """How many days a month has."""
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def days_before_month(year, month):
    """How many days of the year lie before the month."""
    return _BEFORE_MONTH[month] + (month > 2 and is_leap(year))


def ordinal(year, month, day):
    """The number of a day; the first of January of year 1 is 1."""
    return days_before_year(year) + days_before_month(year, month) + day


def civil(number):
    """Year, month, day of a day's number."""
    number -= 1
    era, number = divmod(number, 146097)
    century, number = divmod(number, 36524)
    cycle, number = divmod(number, 1461)
    single, number = divmod(number, 365)
    year = era * 400 + century * 100 + cycle * 4 + single + 1
    if single == 4 or century == 4:
        return year - 1, 12, 31
    month = number // 29 + 1
    if month > 12 or days_before_month(year, month) > number:
        month -= 1
    return year, month, number - days_before_month(year, month) + 1


def iso_week(year, weekday, yearday):
    """ISO year and week of a day: weekday from Monday (0), yearday from 1."""
    week = (yearday - weekday + 9) // 7
    if week < 1:
        year -= 1
        return year, iso_weeks(year)
    if week == 53 and week > iso_weeks(year):
        return year + 1, 1
    return year, week


def iso_weeks(year):
    """53 for years that begin on a Thursday, and leap years that begin on a Wednesday."""
    first = days_before_year(year) % 7
    return 53 if first == 3 or first == 2 and is_leap(year) else 52


def offset_text(seconds, colons=False):
    """An offset from UTC as +hhmm, with seconds where there are any."""
    sign = "-" if seconds < 0 else "+"
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    colon = ":" if colons else ""
    text = f"{sign}{hours:02d}{colon}{minutes:02d}"
    return text + f"{colon}{rest:02d}" if rest else text


def strftime(format, t, zone="UTC", offset=0, epoch=None):
    """The text of a time tuple; zone name and offset from UTC are given, seconds since 1970 where `%s` is to work."""
    out = []
    at = 0
    length = len(format)
    while at < length:
        percent = format.find("%", at)
        if percent < 0:
            out.append(format[at:])
            break
        out.append(format[at:percent])
        at = percent + 1
        flag = ""
        while at < length and format[at] in "-_0^#":
            flag += format[at]
            at += 1
        digits = at
        while at < length and format[at].isdigit():
            at += 1
        width = format[digits:at]
        if at < length and format[at] in "EO":
            at += 1
        if at >= length:
            out.append(format[percent:])
            break
        code = format[at]
        at += 1
        text = _directive(code, flag, t, zone, offset, epoch)
        if text is None:
            out.append(format[percent:at])
            continue
        out.append(_padded(text, code, flag, width) if flag or width else text)
    return "".join(out)


def _padded(text, code, flag, width):
    if "^" in flag or "#" in flag and code not in "pZ":
        text = text.upper()
    elif "#" in flag:
        text = text.swapcase()
    if width:
        numeric = code in "CdeGgHIjklMmSsUuVWwYy"
        fill = " " if "_" in flag else "0" if "0" in flag or numeric else " "
        text = text.rjust(int(width), fill) if "-" not in flag else text
    return text


def _number(value, width, flag, fill="0"):
    if "-" in flag:
        return str(value)
    if "_" in flag:
        fill = " "
    elif "0" in flag:
        fill = "0"
    if value < 0:
        return "-" + str(-value).rjust(width - 1, fill)
    return str(value).rjust(width, fill)


def _directive(code, flag, t, zone, offset, epoch):
    """The text of one directive; None where there is no such."""
    if code in _COMPOUND:
        return strftime(_COMPOUND[code], t, zone, offset, epoch)
    match code:
        case "Y":
            return str(t[0])
        case "m":
            return _number(t[1], 2, flag)
        case "d":
            return _number(t[2], 2, flag)
        case "H":
            return _number(t[3], 2, flag)
        case "M":
            return _number(t[4], 2, flag)
        case "S":
            return _number(t[5], 2, flag)
        case "y":
            return _number(t[0] % 100, 2, flag)
        case "b" | "h":
            return MONTHS[t[1] - 1][:3]
        case "B":
            return MONTHS[t[1] - 1]
        case "a":
            return DAYS[t[6]][:3]
        case "A":
            return DAYS[t[6]]
        case "p":
            return "AM" if t[3] < 12 else "PM"
        case "P":
            return "am" if t[3] < 12 else "pm"
        case "I":
            return _number((t[3] + 11) % 12 + 1, 2, flag)
        case "j":
            return _number(t[7], 3, flag)
        case "e":
            return _number(t[2], 2, flag, " ")
        case "k":
            return _number(t[3], 2, flag, " ")
        case "l":
            return _number((t[3] + 11) % 12 + 1, 2, flag, " ")
        case "C":
            return _number(t[0] // 100, 2, flag)
        case "u":
            return str(t[6] + 1)
        case "w":
            return str((t[6] + 1) % 7)
        case "U":
            return _number((t[7] + 6 - (t[6] + 1) % 7) // 7, 2, flag)
        case "W":
            return _number((t[7] + 6 - t[6]) // 7, 2, flag)
        case "V":
            return _number(iso_week(t[0], t[6], t[7])[1], 2, flag)
        case "G":
            return str(iso_week(t[0], t[6], t[7])[0])
        case "g":
            return _number(iso_week(t[0], t[6], t[7])[0] % 100, 2, flag)
        case "z":
            return offset_text(offset)[:5]
        case "Z":
            return zone
        case "s":
            return None if epoch is None else str(epoch)
        case "n":
            return "\n"
        case "t":
            return "\t"
        case "%":
            return "%"
    return None
