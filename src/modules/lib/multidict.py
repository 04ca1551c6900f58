"""Dictionaries with several values for a key, in the order of their adding; headers are such, without regard to case."""

from collections.abc import Mapping, MutableMapping

__all__ = ("CIMultiDict", "CIMultiDictProxy", "MultiDict", "MultiDictProxy", "MultiMapping", "MutableMultiMapping",
           "getversion", "istr", "upstr")

_marker = object()


class istr(str):
    """A string that is compared without regard to case by the dictionaries that do so."""


upstr = istr


class MultiMapping(Mapping):
    """What can be read."""


class MutableMultiMapping(MultiMapping, MutableMapping):
    """What can be changed."""


def _same(key):
    return key


class _Reading:
    """The reading half; `_items` is a list of [identity, key, value]."""

    _identity = staticmethod(_same)

    def _key(self, key):
        if not isinstance(key, str):
            raise TypeError("MultiDict keys should be either str or subclasses of str")
        return self._identity(key)

    def getall(self, key, default=_marker):
        """Return a list of all values matching the key."""
        identity = self._key(key)
        found = [value for other, _, value in self._items if other == identity]
        if found:
            return found
        if default is _marker:
            raise KeyError("Key not found: %r" % key)
        return default

    def getone(self, key, default=_marker):
        """Get first value matching the key."""
        identity = self._key(key)
        for other, _, value in self._items:
            if other == identity:
                return value
        if default is _marker:
            raise KeyError("Key not found: %r" % key)
        return default

    def __getitem__(self, key):
        return self.getone(key)

    def get(self, key, default=None):
        """Get first value matching the key, or the default."""
        return self.getone(key, default)

    def __iter__(self):
        return iter([key for _, key, _ in self._items])

    def __len__(self):
        return len(self._items)

    def __contains__(self, key):
        if not isinstance(key, str):
            return False
        identity = self._identity(key)
        return any(other == identity for other, _, _ in self._items)

    def to_dict(self):
        """Return a dict with lists of all values for each key."""
        found = {}
        for identity, key, value in self._items:
            found.setdefault(identity, (key, []))[1].append(value)
        return dict(found.values())

    def keys(self):
        """Return a new view of the keys."""
        return _View(self, lambda key, value: key, "_KeysView")

    def values(self):
        """Return a new view of the values."""
        return _View(self, lambda key, value: value, "_ValuesView")

    def items(self):
        """Return a new view of pairs."""
        return _View(self, lambda key, value: (key, value), "_ItemsView")

    def __eq__(self, other):
        if isinstance(other, _Reading):
            own = [(identity, value) for identity, _, value in self._items]
            return own == [(self._identity(key), value) for _, key, value in other._items]
        if not isinstance(other, Mapping):
            return NotImplemented
        if len(self) != len(other):
            return False
        return all(self.get(key, _marker) == value for key, value in other.items())

    def __repr__(self):
        body = ", ".join(f"{key!r}: {value!r}" for _, key, value in self._items)
        return f"<{self.__class__.__name__}({body})>"


class _View:
    def __init__(self, owner, pick, title):
        self._owner, self._pick, self._title = owner, pick, title

    def __len__(self):
        return len(self._owner._items)

    def __iter__(self):
        return iter([self._pick(key, value) for _, key, value in self._owner._items])

    def __contains__(self, item):
        return any(found == item for found in self)

    def __repr__(self):
        body = ", ".join(repr(found) if not isinstance(found, tuple) else "{!r}: {!r}".format(*found) for found in self)
        return f"<{self._title}({body})>"


class MultiDict(_Reading, MutableMultiMapping):
    """Dictionary with the support for duplicate keys."""

    def __init__(self, arg=None, /, **kwargs):
        self._items = []
        self._extend(arg, kwargs, self._append)

    def _append(self, key, value):
        self._items.append([self._key(key), key, value])

    def _extend(self, arg, kwargs, put):
        if arg is not None:
            if isinstance(arg, _Reading):
                pairs = [(key, value) for _, key, value in arg._items]
            elif hasattr(arg, "items"):
                pairs = list(arg.items())
            else:
                pairs = []
                for pair in arg:
                    if len(pair) != 2:
                        raise ValueError("multidict update sequence element has length "
                                         f"{len(pair)}; 2 is required")
                    pairs.append((pair[0], pair[1]))
            for key, value in pairs:
                put(key, value)
        for key, value in kwargs.items():
            put(key, value)

    def __reduce__(self):
        return self.__class__, (list(self.items()),)

    def add(self, key, value):
        """Add the key and value, not overwriting any previous value."""
        self._append(key, value)

    def copy(self):
        """Return a copy of itself."""
        return self.__class__(self)

    __copy__ = copy

    def clear(self):
        """Remove all items."""
        self._items.clear()

    def extend(self, arg=None, /, **kwargs):
        """Extend current MultiDict with more values."""
        self._extend(arg, kwargs, self._append)

    def __setitem__(self, key, value):
        identity = self._key(key)
        for at, item in enumerate(self._items):
            if item[0] == identity:
                self._items[at] = [identity, key, value]
                rest = [other for other in self._items[at + 1:] if other[0] != identity]
                self._items[at + 1:] = rest
                return
        self._items.append([identity, key, value])

    def __delitem__(self, key):
        identity = self._key(key)
        kept = [item for item in self._items if item[0] != identity]
        if len(kept) == len(self._items):
            raise KeyError(key)
        self._items[:] = kept

    def setdefault(self, key, default=None):
        """Return value for key, set value to default if key is not present."""
        if key in self:
            return self.getone(key)
        self._append(key, default)
        return default

    def popone(self, key, default=_marker):
        """Remove specified key and return the first value."""
        identity = self._key(key)
        for at, item in enumerate(self._items):
            if item[0] == identity:
                del self._items[at]
                return item[2]
        if default is _marker:
            raise KeyError(key)
        return default

    pop = popone

    def popall(self, key, default=_marker):
        """Remove all occurrences of key and return the list of values."""
        found = self.getall(key, default)
        if key in self:
            del self[key]
        return found

    def popitem(self):
        """Remove and return the last pair."""
        if not self._items:
            raise KeyError("empty multidict")
        _, key, value = self._items.pop()
        return key, value

    def merge(self, arg=None, /, **kwargs):
        """Merge into the dictionary, adding non-existing keys."""
        known = {identity for identity, _, _ in self._items}

        def put(key, value):
            if self._key(key) not in known:
                self._append(key, value)

        self._extend(arg, kwargs, put)

    def update(self, arg=None, /, **kwargs):
        """Update the dictionary, overwriting existing keys."""
        places = {}
        for at, (identity, _, _) in enumerate(self._items):
            places.setdefault(identity, []).append(at)
        given = set()

        def put(key, value):
            identity = self._key(key)
            given.add(identity)
            if places.get(identity):
                self._items[places[identity].pop(0)] = [identity, key, value]
            else:
                self._append(key, value)

        self._extend(arg, kwargs, put)
        # Of the values before, those stay that have no successors and whose key was not given at all.
        gone = {at for identity in given for at in places.get(identity, ())}
        if gone:
            self._items[:] = [item for at, item in enumerate(self._items) if at not in gone]


class CIMultiDict(MultiDict):
    """Dictionary with the support for duplicate case-insensitive keys."""

    @staticmethod
    def _identity(key):
        return key.lower()


class MultiDictProxy(_Reading, MultiMapping):
    """Read-only proxy for a MultiDict."""

    def __init__(self, arg):
        if not isinstance(arg, (MultiDict, MultiDictProxy)):
            raise TypeError(f"ctor requires MultiDict or MultiDictProxy instance, not {type(arg)}")
        self._items = arg._items
        self._identity = arg._identity

    def __reduce__(self):
        raise TypeError(f"can't pickle {self.__class__.__name__} objects")

    def copy(self):
        """Return a copy of itself."""
        return MultiDict(self.items())


class CIMultiDictProxy(MultiDictProxy):
    """Read-only proxy for a CIMultiDict."""

    def copy(self):
        """Return a copy of itself."""
        return CIMultiDict(self.items())


def _made_of(kind, pairs):
    """A MultiDict or CIMultiDict of pairs that are known to be texts."""
    made = kind.__new__(kind)
    if kind is CIMultiDict:
        made._items = [[key.lower(), key, value] for key, value in pairs]
    else:
        made._items = [[key, key, value] for key, value in pairs]
    return made


def getversion(md):
    """A number that changes whenever the dictionary does."""
    return hash(tuple(map(tuple, md._items)))
