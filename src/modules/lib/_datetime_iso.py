"""Reading dates and times in the formats of ISO 8601 that `fromisoformat` knows."""

from _datetime_base import timedelta
from _timefmt import civil, iso_weeks, ordinal


def _number(text):
    if not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)


def date_fields(text):
    """Year, month, day of `YYYY-MM-DD`, `YYYYMMDD`, `YYYY-Www[-D]` or `YYYYWww[D]`; ValueError for anything
    else."""
    year = _number(text[:4])
    dash = text[4:5] == "-"
    rest = text[4 + dash:]
    if rest[:1] == "W":
        week = _number(rest[1:3])
        day = rest[3:]
        if day:
            if (day[0] == "-") != dash or len(day) != 1 + dash:
                raise ValueError
            day = _number(day[dash:])
        return week_day(year, week, day or 1)
    if len(rest) != 4 + dash or dash and rest[2] != "-":
        raise ValueError
    return year, _number(rest[:2]), _number(rest[2 + dash:])


def week_day(year, week, day):
    """Year, month, day of a day of an ISO week."""
    if not 1 <= year <= 9999:
        raise ValueError(f"Year is out of range: {year}")
    if not 1 <= week <= iso_weeks(year):
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    fourth = ordinal(year, 1, 4)
    number = fourth - (fourth - 1) % 7 + (week - 1) * 7 + day - 1
    if not 1 <= number <= 3652059:
        raise ValueError(f"Year is out of range: {year}") if number < 1 else ValueError("year 10000 is out of range")
    return civil(number)


def separator(text):
    """Where the date of a date with a time ends; the character there may be any."""
    if len(text) == 7:
        return 7
    if text[4:5] == "-":
        if text[5:6] != "W":
            return 10
        if text[8:9] != "-":
            return 8
        if len(text) == 9:
            raise ValueError
        # `2020-W01-2…`: a day of the week, unless more digits make it a time.
        return 8 if len(text) > 10 and text[10].isdigit() else 10
    if text[4:5] != "W":
        return 8
    end = 7
    while end < len(text) and text[end].isdigit():
        end += 1
    if end < 9:
        return end
    return 7 if end % 2 == 0 else 8


def _clock(text):
    """Hour, minute, second, microsecond of `HH[:MM[:SS]][.ffffff]`, with the colons or without."""
    fields = [0, 0, 0, 0]
    at = 0
    colons = text[2:3] == ":"
    for index in range(3):
        fields[index] = _number(text[at:at + 2]) if len(text) - at >= 2 else _number("")
        at += 2
        following = text[at:at + 1]
        if not following or following in ".,":
            break
        if colons:
            if following != ":" or at + 1 == len(text):
                raise ValueError
            at += 1
    if at < len(text):
        if text[at] not in ".,":
            raise ValueError
        digits = text[at + 1:]
        _number(digits)
        fields[3] = int(digits[:6].ljust(6, "0"))
    return fields


def time_fields(text):
    """Hour, minute, second, microsecond of a time, and its offset from UTC or None."""
    if len(text) < 2:
        raise ValueError
    at = next((at for at, c in enumerate(text) if c in "+-Z"), -1)
    fields = _clock(text if at < 0 else text[:at])
    if at < 0:
        return *fields, None
    zone = text[at + 1:]
    if text[at] == "Z":
        if zone:
            raise ValueError
        return *fields, timedelta(0)
    if len(zone) in (0, 1, 3):
        raise ValueError
    hour, minute, second, microsecond = _clock(zone)
    offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=microsecond)
    return *fields, -offset if text[at] == "-" else offset
