"""Mocks: objects that take every call, remember it, and answer what they were told to.

`_base` has the mock itself, `_magics` its magic methods, `_async` awaiting, `_patch` puts mocks in place of other things,
`_autospec` makes mocks that follow a signature, `_calls` has the values that stand for calls.
"""

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "ThreadingMock",
           "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal")

# Whether `dir` of a mock shows only what is useful.
FILTER_DIR = True

from ._async import AsyncMagicMixin, AsyncMock, AsyncMockMixin
from ._autospec import PropertyMock, create_autospec, mock_open, seal
from ._base import CallableMixin, InvalidSpecError, Mock, NonCallableMock
from ._calls import ANY, DEFAULT, _Call, _CallList, call, sentinel
from ._magics import MagicMixin, MagicMock, MagicProxy, NonCallableMagicMock
from ._patch import _patch, _patch_dict, patch


def __getattr__(name):
    # Threads are loaded only for those who wait for calls in them.
    if name == "ThreadingMock":
        global ThreadingMock
        from ._threading import ThreadingMock
        return ThreadingMock
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
