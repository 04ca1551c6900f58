"""Mappings: of headers, of names of status codes."""

from collections import OrderedDict
from collections.abc import Mapping, MutableMapping


class CaseInsensitiveDict(MutableMapping):
    """A mapping whose keys are names in any case; the case of the last one set is shown."""

    def __init__(self, data=None, **kwargs):
        self._store = OrderedDict()
        self.update({} if data is None else data, **kwargs)

    def __getitem__(self, name):
        _, value = self._store[name.lower()]
        return value

    def __setitem__(self, name, value):
        self._store[name.lower()] = name, value

    def __delitem__(self, name):
        del self._store[name.lower()]

    def __iter__(self):
        return (name for name, _ in self._store.values())

    def __len__(self):
        return len(self._store)

    def lower_items(self):
        """The items, with names in lower case."""
        return ((lower, pair[1]) for lower, pair in self._store.items())

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.lower_items()) == dict(CaseInsensitiveDict(other).lower_items())

    def copy(self):
        return CaseInsensitiveDict(list(self._store.values()))

    def __repr__(self):
        return repr(dict(self))


class LookupDict(dict):
    """Values that are looked up as attributes; None for what is not there by index."""

    def __init__(self, name=None):
        self.name = name
        super().__init__()

    def __repr__(self):
        return f"<lookup '{self.name}'>"

    def get(self, key, default=None):
        return vars(self).get(key, default)

    def __getitem__(self, key):
        return self.get(key)
