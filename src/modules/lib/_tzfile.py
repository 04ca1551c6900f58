"""Time zones: compiled zone files (TZif, RFC 9636) and POSIX rules such as `CET-1CEST,M3.5.0,M10.5.0/3`.

A `Zone` answers for a moment, and for the reading of a local clock. Seconds count from 1970; readings of local clocks
are counted as if the clock showed UTC.
"""

from _timefmt import civil, days_before_month, days_before_year, days_in_month, is_leap

_EPOCH = 719163  # the number of 1970-01-01


class Period:
    """What holds between two transitions: offset from UTC, what of it is daylight saving, the zone's name."""

    __slots__ = ("offset", "dst", "name")

    def __init__(self, offset, dst, name):
        self.offset = offset
        self.dst = dst
        self.name = name


UTC = Period(0, 0, "UTC")


class Zone:
    """A time zone: transitions by time, what holds before the first and after the last."""

    def __init__(self, transitions, periods, first, rule):
        self.transitions = transitions
        self.periods = periods
        self.first = first
        self.rule = rule

    def at(self, seconds):
        """The period at a moment."""
        index = _bisect(self.transitions, seconds)
        if index == len(self.transitions) and self.rule is not None:
            return self.rule.at(seconds)
        return self.periods[index - 1] if index else self.first

    def at_local(self, reading, fold):
        """The period in which a local clock shows the reading; of two, or in a gap, `fold` says which side counts."""
        candidates = [period for period in self._near(reading)
                      if self.at(reading - period.offset).offset == period.offset]
        if candidates:
            return candidates[-1] if fold else candidates[0]
        # A gap: the period before it for the first side, the one after it for the other.
        before, after = self.at(reading - 86400), self.at(reading + 86400)
        return after if fold else before

    def _near(self, reading):
        """The periods that may hold around a reading, in order of time."""
        found = []
        for shift in range(-26, 27, 2):
            period = self.at(reading + shift * 3600)
            if not found or found[-1] is not period:
                found.append(period)
        return found

    def fold_at(self, seconds):
        """Whether the local clock has shown this moment's reading before."""
        here = self.at(seconds)
        earlier = self.at(seconds - 3 * 3600)
        gained = earlier.offset - here.offset
        return gained > 0 and self.at(seconds - gained) is not here


def _bisect(values, wanted):
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        if wanted < values[middle]:
            high = middle
        else:
            low = middle + 1
    return low


# --- compiled files -------------------------------------------------------------------------------------------------


def parse(data):
    """The zone of a compiled file; ValueError where the data is none."""
    if data[:4] != b"TZif":
        raise ValueError("Invalid TZif file: magic not found")
    start, counts = _header(data, 0)
    width = 4
    if data[4:5] >= b"2":
        start, counts = _header(data, start + _body_size(counts, 4))
        width = 8
    zone = _body(data, start, counts, width)
    footer = data[start + _body_size(counts, width):] if width == 8 else b""
    text = footer[1:].split(b"\n")[0].decode("ascii")
    if text:
        zone.rule = parse_rule(text)
        zone.rule.share(zone.periods)
    elif zone.periods:
        zone.rule = Rule(zone.periods[-1], None, None, None)
    return zone


def _header(data, at):
    counts = [int.from_bytes(data[at + 20 + 4 * index:at + 24 + 4 * index]) for index in range(6)]
    return at + 44, counts


def _body_size(counts, width):
    isutc, isstd, leaps, times, types, chars = counts
    return times * (width + 1) + types * 6 + chars + leaps * (width + 4) + isstd + isutc


def _body(data, at, counts, width):
    times, types, chars = counts[3:]
    transitions = [int.from_bytes(data[at + width * index:at + width * (index + 1)], signed=True)
                   for index in range(times)]
    at += width * times
    indices = list(data[at:at + times])
    at += times
    names = data[at + 6 * types:at + 6 * types + chars]
    raw = []
    for index in range(types):
        entry = data[at + 6 * index:at + 6 * index + 6]
        name = names[entry[5]:].split(b"\0")[0].decode("ascii")
        raw.append((int.from_bytes(entry[:4], signed=True), entry[4], name))
    kinds = [Period(offset, saving, name) for (offset, dst, name), saving in zip(raw, _savings(raw, indices))]
    first = next((kind for kind, (offset, dst, name) in zip(kinds, raw) if not dst), kinds[0] if kinds else UTC)
    return Zone(transitions, [kinds[index] for index in indices], first, None)


def _savings(raw, indices):
    """How much of each kind's offset is daylight saving: the difference to the standard time beside it."""
    savings = [0] * len(raw)
    for back in (True, False):
        steps = list(zip(indices, indices[1:]))
        for before, after in steps:
            own, other = (after, before) if back else (before, after)
            if raw[own][1] and not raw[other][1] and not savings[own]:
                savings[own] = raw[own][0] - raw[other][0]
    return [saving if not dst else saving or 3600 for saving, (offset, dst, name) in zip(savings, raw)]


# --- rules ----------------------------------------------------------------------------------------------------------


class Rule:
    """Standard time, and the part of each year that has daylight saving time."""

    def __init__(self, standard, summer, start, end):
        self.standard = standard
        self.summer = summer
        self.start = start
        self.end = end

    def share(self, periods):
        """Use the periods that transitions lead to where they are the same."""
        for period in periods:
            for name in ("standard", "summer"):
                own = getattr(self, name)
                if own and (own.offset, own.name, bool(own.dst)) == (period.offset, period.name, bool(period.dst)):
                    setattr(self, name, period)

    def at(self, seconds):
        if self.summer is None:
            return self.standard
        year = civil((seconds + self.standard.offset) // 86400 + _EPOCH)[0]
        start = self.start(year) - self.standard.offset
        end = self.end(year) - self.summer.offset
        inside = start <= seconds < end if start < end else not end <= seconds < start
        return self.summer if inside else self.standard


def parse_rule(text):
    """The rule of a POSIX string; ValueError where it is none."""
    standard, rest = _rule_name(text)
    offset, rest = _rule_time(rest, text)
    offset = -offset
    period = Period(offset, 0, standard)
    if not rest:
        return Rule(period, None, None, None)
    summer, rest = _rule_name(rest)
    summer_offset = offset + 3600
    if rest and rest[0] != ",":
        summer_offset, rest = _rule_time(rest, text)
        summer_offset = -summer_offset
    parts = rest[1:].split(",") if rest else ["M3.2.0", "M11.1.0"]
    if len(parts) != 2:
        raise ValueError(f"Invalid TZ string: {text!r}")
    start, end = (_rule_date(part, text) for part in parts)
    return Rule(period, Period(summer_offset, summer_offset - offset, summer), start, end)


def _rule_name(text):
    if text[:1] == "<":
        name, _, rest = text[1:].partition(">")
    else:
        end = next((at for at, c in enumerate(text) if not c.isalpha()), len(text))
        name, rest = text[:end], text[end:]
    if not name:
        raise ValueError(f"Invalid TZ string: {text!r}")
    return name, rest


def _rule_time(text, whole):
    """Signed hours, minutes and seconds, as seconds."""
    sign = -1 if text[:1] == "-" else 1
    body = text.lstrip("+-")
    end = next((at for at, c in enumerate(body) if not (c.isdigit() or c == ":")), len(body))
    if not end:
        raise ValueError(f"Invalid TZ string: {whole!r}")
    seconds = 0
    for part, factor in zip(body[:end].split(":"), (3600, 60, 1)):
        seconds += int(part) * factor
    return sign * seconds, body[end:]


def _rule_date(text, whole):
    """A function from a year to the local reading at which the change happens."""
    day, _, time = text.partition("/")
    seconds = _rule_time(time, whole)[0] if time else 7200
    try:
        if day[0] == "M":
            month, week, weekday = map(int, day[1:].split("."))
            place = lambda year: _nth_weekday(year, month, week, weekday)
        elif day[0] == "J":
            number = int(day[1:])
            place = lambda year: number - 1 + (number >= 60 and is_leap(year))
        else:
            number = int(day)
            place = lambda year: number
    except (ValueError, IndexError):
        raise ValueError(f"Invalid TZ string: {whole!r}") from None
    return lambda year: (days_before_year(year) + 1 + place(year) - _EPOCH) * 86400 + seconds


def _nth_weekday(year, month, week, weekday):
    """The day of the year (from 0) of the week-th weekday (0 is Sunday) of a month; the fifth is the last."""
    before = days_before_month(year, month)
    first = (days_before_year(year) + before + 1) % 7
    day = (weekday - first) % 7 + 7 * (week - 1)
    while day >= days_in_month(year, month):
        day -= 7
    return before + day


# --- the system's zone ----------------------------------------------------------------------------------------------

_FOLDERS = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


def _read(path):
    from _io import open
    with open(path, "rb") as file:
        return file.read()


def load(name, folders=_FOLDERS):
    """The data of a zone by its name, or None."""
    for folder in folders:
        try:
            return _read(f"{folder}/{name}")
        except OSError:
            pass
    return None


def system(setting):
    """The zone that the environment's `TZ` means, the system's where it is None; None stands for UTC."""
    if setting is None:
        try:
            return parse(_read("/etc/localtime"))
        except (OSError, ValueError):
            return None
    name = setting.removeprefix(":")
    if not name:
        return None
    data = load(name) if not name.startswith("/") else _read(name)
    try:
        return parse(data) if data is not None else Zone([], [], UTC, parse_rule(name))
    except ValueError:
        return None
