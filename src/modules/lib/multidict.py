"""Dictionaries with several values for a key, in the order of their adding; headers are such, without regard to case."""

import sys
from collections.abc import ItemsView, Iterable, KeysView, Mapping, MutableMapping, Set, ValuesView
from reprlib import recursive_repr

__all__ = ("CIMultiDict", "CIMultiDictProxy", "MultiDict", "MultiDictProxy", "MultiMapping", "MutableMultiMapping",
           "getversion", "istr")
__version__ = "7.2.1"

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
            kind = "MultiDict" if self._identity is _same else "CIMultiDict"
            raise TypeError(f"{kind} keys should be either str or subclasses of str")
        return self._identity(key)

    def getall(self, key, default=_marker):
        """Return a list of all values matching the key."""
        identity = self._key(key)
        found = [value for other, _, value in self._items if other == identity]
        if found:
            return found
        if default is _marker:
            raise KeyError(key)
        return default

    def getone(self, key, default=_marker):
        """Get first value matching the key."""
        identity = self._key(key)
        for other, _, value in self._items:
            if other == identity:
                return value
        if default is _marker:
            raise KeyError(key)
        return default

    def __getitem__(self, key):
        return self.getone(key)

    def get(self, key, default=None):
        """Get first value matching the key, or the default."""
        return self.getone(key, default)

    def _keys(self):
        """The keys, each once, as they were first written."""
        first = {}
        for identity, key, _ in self._items:
            if identity not in first:
                first[identity] = key
        return list(first.values())

    def __iter__(self):
        return iter(self._keys())

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
        return _KeysView(self)

    def values(self):
        """Return a new view of the values."""
        return _ValuesView(self)

    def items(self):
        """Return a new view of pairs."""
        return _ItemsView(self)

    def __eq__(self, other):
        if isinstance(other, _Reading):
            own = [(identity, value) for identity, _, value in self._items]
            return own == [(self._identity(key), value) for _, key, value in other._items]
        if not isinstance(other, Mapping):
            return NotImplemented
        if len(self) != len(other):
            return False
        return all(self.get(key, _marker) == value for key, value in other.items())

    @recursive_repr()
    def __repr__(self):
        body = ", ".join(f"{key!r}: {value!r}" for _, key, value in self._items)
        return f"<{self.__class__.__name__}({body})>"


class _View:
    """What is seen of a dictionary; `_found()` is a list of it."""

    __slots__ = ()

    def __init__(self, owner):
        self._mapping = owner

    def __iter__(self):
        return iter(self._found())

    def __len__(self):
        return len(self._found())

    def __repr__(self):
        return f"<{type(self).__name__}({', '.join(map(repr, self._found()))})>"


class _SetView(_View):
    """A view that is like a set; `_mark` is what tells elements apart, None of what cannot be one."""

    __slots__ = ()

    def _marks(self):
        return {self._mark(own) for own in self._found()}

    def _of(self, other, wanted, inside):
        """Those of `other` that are among `wanted`, or are not."""
        return {one for one in other if (self._mark(one) in wanted) is inside}

    def __contains__(self, element):
        return self._mark(element) in self._marks()

    def __and__(self, other):
        return self._of(self, {*map(self._mark, other)}, True) if isinstance(other, Iterable) else NotImplemented

    def __rand__(self, other):
        return self._of(other, self._marks(), True) if isinstance(other, Iterable) else NotImplemented

    def __or__(self, other):
        return set(self) | self._of(other, self._marks(), False) if isinstance(other, Iterable) else NotImplemented

    def __ror__(self, other):
        return set(other) | (self - other) if isinstance(other, Iterable) else NotImplemented

    def __sub__(self, other):
        return self._of(self, {*map(self._mark, other)}, False) if isinstance(other, Iterable) else NotImplemented

    def __rsub__(self, other):
        return self._of(other, self._marks(), False) if isinstance(other, Iterable) else NotImplemented

    def __xor__(self, other):
        return (self - other) | (other - self) if isinstance(other, Set) else NotImplemented

    __rxor__ = __xor__

    def __eq__(self, other):
        return set(self) == set(other) if isinstance(other, Set) else NotImplemented

    def __le__(self, other):
        return set(self) <= set(other) if isinstance(other, Set) else NotImplemented

    def __lt__(self, other):
        return set(self) < set(other) if isinstance(other, Set) else NotImplemented

    def __ge__(self, other):
        return set(self) >= set(other) if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return set(self) > set(other) if isinstance(other, Set) else NotImplemented

    __hash__ = None

    def isdisjoint(self, other):
        """Return True if the two have no element in common."""
        return not self & other


class _KeysView(_SetView, KeysView):
    __slots__ = ()

    def _found(self):
        return self._mapping._keys()

    def _mark(self, key):
        return self._mapping._identity(key) if isinstance(key, str) else None


class _ItemsView(_SetView, ItemsView):
    __slots__ = ()

    def _found(self):
        return [(key, value) for _, key, value in self._mapping._items]

    def _mark(self, pair):
        if not isinstance(pair, tuple) or len(pair) != 2 or not isinstance(pair[0], str):
            return None
        return self._mapping._identity(pair[0]), pair[1]

    def __iter__(self):
        return iter([(key, value) for _, key, value in self._mapping._items])

    def __len__(self):
        return len(self._mapping._items)

    def __contains__(self, pair):
        # Values need not be hashable.
        mark = self._mark(pair)
        return mark is not None and any((identity, value) == mark for identity, _, value in self._mapping._items)

    def __repr__(self):
        body = ", ".join(f"{key!r}: {value!r}" for _, key, value in self._mapping._items)
        return f"<_ItemsView({body})>"


class _ValuesView(_View, ValuesView):
    __slots__ = ()

    def _found(self):
        return [value for _, _, value in self._mapping._items]

    def __contains__(self, value):
        return value in self._found()


def _pair(at, pair):
    """A key and a value of a sequence of such."""
    try:
        length = len(pair)
    except TypeError:
        raise TypeError(f"multidict cannot convert sequence element #{at} to a sequence") from None
    if length != 2:
        raise ValueError(f"multidict update sequence element #{at} has length {length}; 2 is required")
    key, value = pair
    return key, value


class MultiDict(_Reading, MutableMultiMapping):
    """Dictionary with the support for duplicate keys."""

    def __init__(self, arg=(), /, **kwargs):
        self._items = []
        if arg or kwargs:
            self._extend(arg, kwargs, self._append)

    def _append(self, key, value):
        self._items.append([self._key(key), key, value])

    def _extend(self, arg, kwargs, put):
        if isinstance(arg, _Reading):
            pairs = [(key, value) for _, key, value in arg._items]
        elif hasattr(arg, "items"):
            pairs = list(arg.items())
        else:
            pairs = [_pair(at, pair) for at, pair in enumerate(arg or ())]
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

    def extend(self, arg=(), /, **kwargs):
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

    def merge(self, arg=(), /, **kwargs):
        """Merge into the dictionary, adding non-existing keys."""
        known = {identity for identity, _, _ in self._items}

        def put(key, value):
            if self._key(key) not in known:
                self._append(key, value)

        self._extend(arg, kwargs, put)

    def update(self, arg=(), /, **kwargs):
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
        self._check(arg, MultiDict, MultiDictProxy)
        self._items = arg._items
        self._identity = arg._identity

    @staticmethod
    def _check(arg, *kinds):
        if not isinstance(arg, kinds):
            names = " or ".join(kind.__name__ for kind in kinds)
            raise TypeError(f"ctor requires {names} instance, not {type(arg)}")

    def __reduce__(self):
        raise TypeError(f"can't pickle {self.__class__.__name__} objects")

    def copy(self):
        """Return a copy of itself."""
        return MultiDict(self.items())


class CIMultiDictProxy(MultiDictProxy):
    """Read-only proxy for a CIMultiDict."""

    def __init__(self, arg):
        self._check(arg, CIMultiDict, CIMultiDictProxy)
        self._items = arg._items
        self._identity = arg._identity

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
    if not isinstance(md, _Reading):
        raise TypeError("unexpected type")
    return hash(tuple(map(tuple, md._items))) & sys.maxsize


# By this name programs see the classes, and find them when they are pickled.
sys.modules["multidict._multidict"] = sys.modules[__name__]
for _class in (istr, MultiDict, CIMultiDict, MultiDictProxy, CIMultiDictProxy, _KeysView, _ItemsView, _ValuesView):
    _class.__module__ = "multidict._multidict"
