"""Calls as values: `call`, the lists that mocks keep of them, and the values with names of their own (`sentinel`, `ANY`)."""

import pprint


class _SentinelObject:
    """Unique, named, sentinel objects."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    """Access attributes to return a named object, usable as a sentinel."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            # Help functions would take it for a class.
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _ANY:
    """A helper object that compares equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


def format_call(name, args, kwargs):
    """A call as it would be written."""
    parts = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


class _CallList(list):
    """Calls in order; contained in it is also any run of them."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        count = len(value)
        return any(self[i : i + count] == value for i in range(len(self) - count + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


def _parts(value, name=""):
    """A call given as any tuple, as (name, args, kwargs): each part may be left out."""
    args, kwargs = (), {}
    value = tuple(value)
    if len(value) == 3:
        return value
    if len(value) == 2:
        first, second = value
        if isinstance(first, str):
            name = first
            if isinstance(second, tuple):
                args = second
            else:
                kwargs = second
        else:
            args, kwargs = first, second
    elif len(value) == 1:
        (value,) = value
        if isinstance(value, str):
            name = value
        elif isinstance(value, tuple):
            args = value
        else:
            kwargs = value
    return name, args, kwargs


class _Call(tuple):
    """A tuple for holding the results of a call to a mock, either in the form `(args, kwargs)` or `(name, args, kwargs)`.

    If args or kwargs are empty then a call tuple will compare equal to a tuple without those values. This makes comparisons less
    verbose. The `_Call` object provides a useful shortcut for comparing with call: `_Call(((1, 2), {'a': 3})) == call(1, 2, a=3)`.
    """

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        name, args, kwargs = _parts(value, name)
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            len(other)
        except TypeError:
            return NotImplemented
        mine = self if len(self) == 3 else ("", *self)
        parent, other_parent = getattr(self, "_mock_parent", None), getattr(other, "_mock_parent", None)
        if parent and other_parent and parent != other_parent:
            return False
        if len(other) > 3:
            return False
        theirs = _parts(other)
        if len(other) == 2 and not isinstance(other[0], str) or len(other) == 1 and not isinstance(other[0], str):
            # Nothing is said of the name.
            theirs = mine[0], *theirs[1:]
        elif len(other) == 0:
            theirs = mine[0], (), {}
        if mine[0] and theirs[0] != mine[0] and len(self) == 3:
            return False
        if len(self) == 3 and theirs[0] != mine[0]:
            return False
        # In this order `ANY` is asked first.
        return (theirs[1], theirs[2]) == (mine[1], mine[2])

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        # These are names of calls too, not the tuple's methods.
        if attr in ("count", "index"):
            return self.__getattr__(attr)
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        if len(self) == 2:
            return format_call("call", *self)
        name, args, kwargs = self
        if not name:
            name = "call"
        elif name.startswith("()"):
            name = f"call{name}"
        else:
            name = f"call.{name}"
        return format_call(name, args, kwargs)

    def call_list(self):
        """For a call object that represents multiple calls, `call_list` returns a list of all the intermediate calls as well as
        the final call."""
        calls, one = [], self
        while one is not None:
            if one._mock_from_kall:
                calls.append(one)
            one = one._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)

for _class in (_SentinelObject, _Sentinel, _ANY, _CallList, _Call):
    _class.__module__ = "unittest.mock"
