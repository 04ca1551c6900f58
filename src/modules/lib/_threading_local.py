"""`threading.local`: attributes that each thread has of its own."""

from _thread import _own, get_ident
from weakref import WeakKeyDictionary, ref


class _State:
    """What an instance keeps: how it was made, and whose attributes it shows at the moment."""

    __slots__ = ("args", "instance", "shown", "__weakref__")

    def __init__(self, args, instance):
        self.args = args
        self.instance = ref(instance)
        self.shown = None


class local:
    """Thread-local data"""

    __slots__ = ("_local__state", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        state = _State((args, kwargs), self)
        object.__setattr__(self, "_local__state", state)
        # `__init__` is called for this thread by the class itself.
        _attributes()[state] = object.__getattribute__(self, "__dict__")
        state.shown = get_ident()
        return self

    def __getattribute__(self, name):
        if object.__getattribute__(self, "_local__state").shown != get_ident():
            _show_own(self)
        try:
            return object.__getattribute__(self, name)
        except AttributeError as error:
            raise _missing(self, name, error) from None

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        if object.__getattribute__(self, "_local__state").shown != get_ident():
            _show_own(self)
        object.__setattr__(self, name, value)

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread._local' object")

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        if object.__getattribute__(self, "_local__state").shown != get_ident():
            _show_own(self)
        try:
            object.__delattr__(self, name)
        except AttributeError as error:
            raise _missing(self, name, error) from None


def _missing(self, name, error):
    """The error that an attribute is missing; of the class itself, not of a derived one, CPython gives the full name."""
    if type(self) is not local:
        return error
    return AttributeError(f"'_thread._local' object has no attribute {name!r}", name=name, obj=self)


local.__module__ = "_thread"
local.__name__ = local.__qualname__ = "_local"


def _attributes():
    own = _own(dict)
    found = own.get("threading.local")
    if found is None:
        found = own["threading.local"] = WeakKeyDictionary()
    return found


def _show_own(instance):
    """Lets the instance show the running thread's attributes; they are made, by `__init__`, at first need."""
    state = object.__getattribute__(instance, "_local__state")
    attributes = _attributes()
    own = attributes.get(state)
    fresh = own is None
    if fresh:
        own = attributes[state] = {}
    object.__setattr__(instance, "__dict__", own)
    state.shown = get_ident()
    cls = type(instance)
    if fresh and cls.__init__ is not object.__init__:
        args, kwargs = state.args
        cls.__init__(instance, *args, **kwargs)


def forget_own():
    """At the end of a thread what is local to it dies with it."""
    own = _own(dict).pop("threading.local", None)
    if own is None:
        return
    for state in own:
        instance = state.instance()
        if state.shown == get_ident() and instance is not None:
            object.__setattr__(instance, "__dict__", {})
            state.shown = None
