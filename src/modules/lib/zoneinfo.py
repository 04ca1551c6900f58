"""Time zones of the IANA database, from the system's files."""

import os
import sys

import _tzfile
from datetime import timedelta, tzinfo

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]


class ZoneInfoNotFoundError(KeyError):
    """Exception raised when a ZoneInfo key is not found."""


class InvalidTZPathWarning(RuntimeWarning):
    """Warning raised if an invalid path is specified in PYTHONTZPATH."""


TZPATH = ()


def reset_tzpath(to=None):
    """Set the folders to look for zones in: those given, the environment's, or the system's."""
    global TZPATH
    if to is not None:
        if isinstance(to, str | bytes):
            raise TypeError(f"tzpath must be a list or tuple, not {type(to)}: {to!r}")
        if not all(map(os.path.isabs, to)):
            raise ValueError("All paths in tzpath must be absolute")
        TZPATH = tuple(to)
        return
    setting = os.environ.get("PYTHONTZPATH")
    if setting is None:
        TZPATH = _tzfile._FOLDERS
    else:
        TZPATH = tuple(path for path in setting.split(os.pathsep) if path and os.path.isabs(path))


reset_tzpath()


def available_timezones():
    """Returns a set containing all available time zones."""
    found = set()
    for folder in TZPATH:
        for path, folders, names in os.walk(folder):
            if path == folder:
                folders[:] = [name for name in folders if name not in ("right", "posix")]
            for name in names:
                key = os.path.relpath(os.path.join(path, name), folder)
                if key not in ("posixrules",) and _is_zone(os.path.join(path, name)):
                    found.add(key)
    return found


def _is_zone(path):
    try:
        with open(path, "rb") as file:
            return file.read(4) == b"TZif"
    except OSError:
        return False


def _check_key(key):
    """Refuses keys that would leave the folders."""
    if os.path.isabs(key):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    normal = os.path.normpath(key)
    if len(normal) != len(key):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
    if not os.path.normpath(os.path.join("/_", normal)).startswith("/_/"):
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")


_EPOCH = 719163


class ZoneInfo(tzinfo):
    """A time zone of the database, the same object for the same key."""

    __module__ = "zoneinfo"
    _known = {}

    def __init_subclass__(cls):
        cls._known = {}

    def __new__(cls, key):
        found = cls._known.get(key)
        if found is None:
            found = cls._known[key] = cls._load(key)
            found._cached = True
        return found

    @classmethod
    def no_cache(cls, key):
        """Get a new instance of ZoneInfo, bypassing the cache."""
        return cls._load(key)

    @classmethod
    def from_file(cls, fobj, /, key=None):
        """Create a ZoneInfo file from a file object."""
        return cls._of(_tzfile.parse(fobj.read()), key, repr(fobj))

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Clear the ZoneInfo cache."""
        if only_keys is None:
            cls._known.clear()
        else:
            for key in only_keys:
                cls._known.pop(key, None)

    @classmethod
    def _load(cls, key):
        if not isinstance(key, str):
            raise TypeError("expected str, bytes or os.PathLike object, not " + type(key).__name__)
        _check_key(key)
        data = _tzfile.load(key, TZPATH)
        if data is None:
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
        return cls._of(_tzfile.parse(data), key, None)

    @classmethod
    def _of(cls, zone, key, source):
        self = tzinfo.__new__(cls)
        self._zone = zone
        self._key = key
        self._source = source
        self._cached = False
        return self

    key = property(lambda self: self._key)

    def _period(self, dt):
        """What holds when a local clock shows the datetime; without one only a fixed zone knows."""
        if dt is None:
            rule = self._zone.rule
            fixed = not self._zone.transitions and (rule is None or rule.summer is None)
            return (rule.standard if rule else self._zone.first) if fixed else None
        seconds = (dt.toordinal() - _EPOCH) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        return self._zone.at_local(seconds, dt.fold)

    def utcoffset(self, dt, /):
        """Retrieve a timedelta representing the UTC offset in a zone at the given datetime."""
        period = self._period(dt)
        return None if period is None else timedelta(seconds=period.offset)

    def dst(self, dt, /):
        """Retrieve a timedelta representing the amount of DST applied in a zone at the given datetime."""
        period = self._period(dt)
        return None if period is None else timedelta(seconds=period.dst)

    def tzname(self, dt, /):
        """Retrieve a string containing the abbreviation for the time zone that applies in a zone at a given datetime."""
        period = self._period(dt)
        return None if period is None else period.name

    def fromutc(self, dt, /):
        """Given a datetime with local time in UTC, retrieve an adjusted datetime in local time."""
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        seconds = (dt.toordinal() - _EPOCH) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        local = dt + timedelta(seconds=self._zone.at(seconds).offset)
        return local.replace(fold=1) if self._zone.fold_at(seconds) else local

    def __str__(self):
        return self._key if self._key is not None else repr(self)

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        return f"{name}(key={self._key!r})" if self._key is not None else f"{name}.from_file({self._source})"

    def __reduce__(self):
        if self._key is None:
            import pickle
            raise pickle.PicklingError("Cannot pickle a ZoneInfo file created from a file stream.")
        return type(self)._unpickle, (self._key, self._cached)

    @classmethod
    def _unpickle(cls, key, cached, /):
        return cls(key) if cached else cls.no_cache(key)
