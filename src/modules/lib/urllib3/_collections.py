"""Headers of responses."""

from collections.abc import MutableMapping


class HTTPHeaderDict(MutableMapping):
    """Headers by name in any case; the values of one that came several times are joined."""

    def __init__(self, headers=None, **kwargs):
        self._container = {}
        for key, value in headers.items() if hasattr(headers, "items") else headers or ():
            self.add(key, value)
        for key, value in kwargs.items():
            self[key] = value

    def add(self, key, value):
        """Add a value to those that a header has."""
        self._container.setdefault(key.lower(), [key]).append(value)

    def __setitem__(self, key, value):
        self._container[key.lower()] = [key, value]

    def __getitem__(self, key):
        return ", ".join(self._container[key.lower()][1:])

    def __delitem__(self, key):
        del self._container[key.lower()]

    def __contains__(self, key):
        return isinstance(key, str) and key.lower() in self._container

    def __iter__(self):
        return (values[0] for values in self._container.values())

    def __len__(self):
        return len(self._container)

    def getlist(self, key, default=()):
        """The values of a header."""
        return self._container[key.lower()][1:] if key in self else list(default)

    get_all = getlist

    def iteritems(self):
        """Each value with its name."""
        return ((values[0], value) for values in self._container.values() for value in values[1:])

    def copy(self):
        return HTTPHeaderDict(self.iteritems())

    def __repr__(self):
        return f"{type(self).__name__}({dict(self.items())})"
