"""MagicMock: a mock whose magic methods are mocks too, made when they are first asked for."""

from ._base import _ALL_MAGICS, _DEFAULT_MAGICS, Mock, NonCallableMock
from ._calls import DEFAULT

_RETURN_VALUES = {
    "__hash__": lambda self: object.__hash__(self),
    "__str__": lambda self: object.__str__(self),
    "__sizeof__": lambda self: object.__sizeof__(self),
    "__fspath__": lambda self: f"{type(self).__name__}/{self._extract_mock_name()}/{id(self)}",
    "__lt__": lambda self: NotImplemented, "__gt__": lambda self: NotImplemented, "__le__": lambda self: NotImplemented,
    "__ge__": lambda self: NotImplemented, "__int__": lambda self: 1, "__contains__": lambda self: False,
    "__len__": lambda self: 0, "__exit__": lambda self: False, "__complex__": lambda self: 1j, "__float__": lambda self: 1.0,
    "__bool__": lambda self: True, "__index__": lambda self: 1, "__aexit__": lambda self: False,
}


def _eq_of(self):
    def __eq__(other):
        value = self.__eq__._mock_return_value
        if value is not DEFAULT:
            return value
        return True if self is other else NotImplemented

    return __eq__


def _ne_of(self):
    def __ne__(other):
        if self.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if self is other else NotImplemented

    return __ne__


def _iter_of(self):
    def __iter__():
        value = self.__iter__._mock_return_value
        return iter([]) if value is DEFAULT else iter(value)

    return __iter__


def _async_iter_of(self):
    def __aiter__():
        value = self.__aiter__._mock_return_value
        return _AsyncIterator(iter([] if value is DEFAULT else value))

    return __aiter__


class _AsyncIterator:
    """Wraps an iterator in an asynchronous iterator."""

    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            pass
        raise StopAsyncIteration


_SIDE_EFFECTS = {"__eq__": _eq_of, "__ne__": _ne_of, "__iter__": _iter_of, "__aiter__": _async_iter_of}


def _set_return_value(mock, method, name):
    """What a magic method does before anybody says otherwise."""
    if name in _RETURN_VALUES:
        method.return_value = _RETURN_VALUES[name](mock)
    elif name in _SIDE_EFFECTS:
        method.side_effect = _SIDE_EFFECTS[name](mock)


class MagicProxy:
    """Stands in the class of a mock for a magic method until it is wanted."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        entry, parent = self.name, self.parent
        mock = parent._get_child_mock(name=entry, _new_name=entry, _new_parent=parent)
        setattr(parent, entry, mock)
        _set_return_value(parent, mock, entry)
        return mock

    def __get__(self, obj, _type=None):
        return self.create_mock()


class MagicMixin:
    def __init__(self, /, *args, **kw):
        # Magic methods first: the arguments may set some.
        object.__setattr__(self, "_mock_methods", None)
        self._mock_set_magics()
        super().__init__(*args, **kw)
        self._mock_set_magics()

    def _mock_set_magics(self):
        """Puts a proxy for every magic method that the spec has into the class, and takes out the others."""
        wanted = _DEFAULT_MAGICS
        methods = self.__dict__.get("_mock_methods")
        own = type(self)
        if methods is not None:
            wanted = _DEFAULT_MAGICS.intersection(methods)
            for name in _DEFAULT_MAGICS - wanted:
                if name in own.__dict__:
                    delattr(self, name)
        for name in wanted:
            if name not in own.__dict__:
                setattr(own, name, MagicProxy(name, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A version of `MagicMock` that isn't callable."""

    def mock_add_spec(self, spec, spec_set=False):
        """Add a spec to a mock. `spec` can either be an object or a list of strings. Only attributes on the `spec` can be fetched
        as attributes from the mock. If `spec_set` is True then only attributes on the spec can be set."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class MagicMock(MagicMixin, Mock):
    """MagicMock is a subclass of Mock with default implementations of most of the magic methods. You can use MagicMock without
    having to configure the magic methods yourself.

    If you use the `spec` or `spec_set` arguments then *only* magic methods that exist in the spec will be created.

    Attributes and the return value of a `MagicMock` will also be `MagicMocks`.
    """

    def mock_add_spec(self, spec, spec_set=False):
        """Add a spec to a mock. `spec` can either be an object or a list of strings. Only attributes on the `spec` can be fetched
        as attributes from the mock. If `spec_set` is True then only attributes on the spec can be set."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        super().reset_mock(*args, return_value=return_value, **kwargs)
        if return_value:
            # What magic methods return by themselves is theirs again.
            for name in _ALL_MAGICS & set(self._mock_children):
                child = self._mock_children[name]
                if isinstance(child, NonCallableMock):
                    _set_return_value(self, child, name)


for _class in (MagicProxy, MagicMixin, NonCallableMagicMock, MagicMock):
    _class.__module__ = "unittest.mock"
