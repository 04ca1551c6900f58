"""Parsing of dates and times by a format, for `time.strptime` and `datetime.strptime`, in the C locale.

A format is cut into pieces; each piece knows the texts that it may match at a place, in the order of preference. The
first way to match all pieces wins.
"""

import _timefmt
from _timefmt import DAYS, MONTHS

_SPACES = " \t\n\r\f\v"
# Year, month, day, hour, minute, second, weekday, day of the year of a text that says nothing.
_START = {"year": 1900, "month": 1, "day": 1}
_COMPOUND = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


def _names(words, start=0):
    """A piece that matches one of some words, whatever the case; its value is the word's index."""
    table = sorted(((word.lower(), index) for index, word in enumerate(words, start) if word),
                   key=lambda pair: len(pair[0]), reverse=True)

    def candidates(text, at):
        for word, index in table:
            if text[at:at + len(word)].lower() == word:
                yield at + len(word), index
    return candidates


def _digits(text, at, most):
    end = at
    while end < len(text) and end - at < most and text[end].isdecimal():
        end += 1
    return end


def _number(low, high, width, space=False):
    """A piece that matches a number in a range: as many digits as there are first."""
    def candidates(text, at):
        for end in range(_digits(text, at, width), at, -1):
            value = int(text[at:end])
            if low <= value <= high and (end - at == width or text[at] != "0" or low == 0 and end - at == 1):
                yield end, value
        if space and text[at:at + 1] == " ":
            end = _digits(text, at + 1, 1)
            if end > at + 1 and text[at + 1] != "0":
                yield end, int(text[at + 1:end])
    return candidates


def _exactly(width):
    def candidates(text, at):
        end = _digits(text, at, width)
        if end - at == width:
            yield end, int(text[at:end])
    return candidates


def _fraction(text, at):
    for end in range(_digits(text, at, 6), at, -1):
        yield end, int(text[at:end].ljust(6, "0"))


def _offset(text, at):
    """`Z`, or a sign, hours and minutes, perhaps seconds with a fraction; the value is the text."""
    if text[at:at + 1] == "Z":
        yield at + 1, "Z"
        return
    if text[at:at + 1] not in ("+", "-") or _digits(text, at + 1, 2) != at + 3:
        return
    ends = [_pair(text, at + 3)]
    if ends[0] is None:
        return
    seconds = _pair(text, ends[0])
    if seconds is not None:
        ends.append(seconds)
        if text[seconds:seconds + 1] == ".":
            ends.extend(range(seconds + 2, _digits(text, seconds + 1, 6) + 1))
    for end in reversed(ends):
        yield end, text[at:end]


def _pair(text, at):
    """Behind two digits below 60, with a colon before them or not."""
    if text[at:at + 1] == ":":
        at += 1
    return at + 2 if _digits(text, at, 2) == at + 2 and text[at] <= "5" else None


def _zone(text, at):
    import time
    names = [{"utc", "gmt", time.tzname[0].lower()}, {time.tzname[1].lower()}]
    for daylight, group in enumerate(names):
        for name in sorted(group, key=len, reverse=True):
            if text[at:at + len(name)].lower() == name:
                yield at + len(name), (text[at:at + len(name)], daylight)


_PIECES = {
    "d": ("day", _number(1, 31, 2, space=True)), "f": ("fraction", _fraction), "H": ("hour", _number(0, 23, 2)),
    "I": ("hour12", _number(1, 12, 2, space=True)), "G": ("iso_year", _exactly(4)),
    "j": ("yearday", lambda text, at: _yearday(text, at)), "m": ("month", _number(1, 12, 2)),
    "M": ("minute", _number(0, 59, 2)), "S": ("second", _number(0, 61, 2)), "U": ("week_sunday", _number(0, 53, 2)),
    "w": ("weekday_sunday", _number(0, 6, 1)), "u": ("weekday_iso", _number(1, 7, 1)),
    "V": ("iso_week", _number(1, 53, 2)), "W": ("week_monday", _number(0, 53, 2)), "y": ("short_year", _exactly(2)),
    "Y": ("year", _exactly(4)), "z": ("offset", _offset), "A": ("weekday", _names(DAYS)),
    "a": ("weekday", _names([day[:3] for day in DAYS])), "B": ("month", _names(MONTHS, 1)),
    "b": ("month", _names([month[:3] for month in MONTHS], 1)), "p": ("half", _names(("AM", "PM"))), "Z": ("zone", _zone),
}


def _yearday(text, at):
    for end in range(_digits(text, at, 3), at, -1):
        value = int(text[at:end])
        if 1 <= value <= 366 and (end - at == 3 or text[at] != "0" or end - at == 2 and text[at:end] != "00"):
            yield end, value


def _literal(letter):
    def candidates(text, at):
        if text[at:at + 1].lower() == letter.lower():
            yield at + 1, None
    return candidates


def _blank(text, at):
    end = at
    while end < len(text) and text[end].isspace():
        end += 1
    for stop in range(end, at, -1):
        yield stop, None


def _cut(format):
    """The pieces of a format."""
    pieces = []
    at = 0
    while at < len(format):
        letter = format[at]
        at += 1
        if letter.isspace():
            while at < len(format) and format[at].isspace():
                at += 1
            pieces.append((None, _blank))
        elif letter != "%":
            pieces.append((None, _literal(letter)))
        else:
            code = format[at:at + 1]
            at += 1
            if not code:
                raise ValueError(f"stray %% in format '{format}'".replace("%%", "%"))
            if code == "%":
                pieces.append((None, _literal("%")))
            elif code in _COMPOUND:
                pieces.extend(_cut(_COMPOUND[code]))
            elif code in _PIECES:
                pieces.append(_PIECES[code])
            else:
                bad = "%" + code if code == "\\" else code
                raise ValueError(f"'{bad}' is a bad directive in format '{format}'")
    return pieces


_formats = {}


def _pieces(format):
    """The same, kept: what there is to say of a format is said once."""
    found = _formats.get(format)
    if found is None:
        found = _cut(format)
        names = {name for name, _ in found}
        if "day" in names and not {"year", "short_year", "iso_year"} & names:
            _warn_without_year()
        if len(_formats) > 50:
            _formats.clear()
        _formats[format] = found
    return found


def _match(pieces, text):
    """Values of the pieces that match the beginning of a text, and where they end; None where they do not."""
    values = [None] * len(pieces)
    stack = [iter(pieces[0][1](text, 0))] if pieces else []
    if not pieces:
        return {}, 0
    while stack:
        step = next(stack[-1], None)
        if step is None:
            stack.pop()
            continue
        end, value = step
        values[len(stack) - 1] = value
        if len(stack) == len(pieces):
            return {name: value for (name, _), value in zip(pieces, values) if name}, end
        stack.append(iter(pieces[len(stack)][1](text, end)))
    return None


def parse(text, format):
    """The time tuple, microseconds, name and offset of the zone (with its microseconds) that a text says."""
    for index, argument in enumerate((text, format)):
        if not isinstance(argument, str):
            raise TypeError(f"strptime() argument {index} must be str, not {type(argument)}")
    found = _match(_pieces(format), text)
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    values, end = found
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    return _fields(values)


def _warn_without_year():
    import warnings
    warnings.warn(
        "Parsing dates involving a day of month without a year specified is ambiguious\nand fails to parse leap day. "
        "The default behavior will change in Python 3.15\nto either always raise an exception or to use a different "
        "default year (TBD).\nTo avoid trouble, add a specific year to the input & format.\nSee "
        "https://github.com/python/cpython/issues/70647.", DeprecationWarning, 5)


def _fields(values):
    if "short_year" in values:
        short = values["short_year"]
        values["year"] = short + (2000 if short <= 68 else 1900)
    if "hour12" in values:
        hour = values["hour12"] % 12
        values["hour"] = hour + 12 if values.get("half") == 1 else hour
    if "weekday_sunday" in values:
        values["weekday"] = (values["weekday_sunday"] - 1) % 7
    if "weekday_iso" in values:
        values["weekday"] = values["weekday_iso"] - 1
    year, yearday = _place_in_year(values)
    month, day = values.get("month", 1), values.get("day", 1)
    leap_day = False
    if year is None and month == 2 and day == 29:
        # Checked in a leap year, since no year is known.
        year, leap_day = 1904, True
    elif year is None:
        year = 1900
    if yearday is None:
        yearday = _timefmt.ordinal(year, month, day) - _timefmt.days_before_year(year)
        _check_day(year, month, day)
    else:
        year, month, day = _timefmt.civil(_timefmt.days_before_year(year) + yearday)
    weekday = values.get("weekday")
    if weekday is None:
        weekday = (_timefmt.ordinal(year, month, day) - 1) % 7
    if leap_day:
        year = 1900
    zone, daylight = values.get("zone", (None, -1))
    offset, offset_fraction = _offset_seconds(values.get("offset"))
    tuple = (year, month, day, values.get("hour", 0), values.get("minute", 0), values.get("second", 0), weekday,
             yearday, daylight)
    return tuple, values.get("fraction", 0), zone, offset, offset_fraction


def _check_day(year, month, day):
    if day > _timefmt.days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _place_in_year(values):
    """Year (None where unknown) and day of the year (None where month and day say it)."""
    year, yearday, weekday = values.get("year"), values.get("yearday"), values.get("weekday")
    iso_year, iso_week = values.get("iso_year"), values.get("iso_week")
    if iso_year is not None:
        if yearday is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead.")
    if yearday is None and weekday is not None:
        if iso_year is not None:
            if iso_week > _timefmt.iso_weeks(iso_year):
                raise ValueError(f"Invalid week: {iso_week}")
            first = _timefmt.ordinal(iso_year, 1, 4)
            number = first - (first - 1) % 7 + (iso_week - 1) * 7 + weekday
            return _year_of(number)
        for name, shift in (("week_sunday", 1), ("week_monday", 0)):
            if name in values and year is not None:
                first = (_timefmt.days_before_year(year) + shift) % 7
                day = (weekday + shift) % 7
                number = day - first + 1 if values[name] == 0 else (7 - first) % 7 + 7 * (values[name] - 1) + day + 1
                return _year_of(_timefmt.days_before_year(year) + number)
    if yearday is not None and year is None:
        year = 1900
    return year, yearday


def _year_of(number):
    year = _timefmt.civil(number)[0]
    return year, number - _timefmt.days_before_year(year)


def _offset_seconds(text):
    if text is None:
        return None, 0
    if text == "Z":
        return 0, 0
    digits = text[1:].replace(":", "")
    colons = ":" in text
    if colons and len(text) > 6 and text[6] != ":" or colons and text[3] != ":":
        raise ValueError(f"Inconsistent use of : in {text}")
    whole, _, fraction = digits.partition(".")
    seconds = int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:6] or 0)
    fraction = int(fraction.ljust(6, "0")) if fraction else 0
    return (-seconds, -fraction) if text[0] == "-" else (seconds, fraction)
