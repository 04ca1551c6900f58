"""How objects are taken apart and made anew, for `copy` and pickling.

`object.__reduce_ex__` and `object.__getstate__` are `_object_reduce` and `_object_getstate` here: the core asks for them by
name. The rest is what programs register and what stands in the results.
"""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Register how objects of a type are reduced."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Declare something a constructor: it must be callable."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(c):
    return complex, (c.real, c.imag)


pickle(complex, pickle_complex, complex)


def pickle_union(obj):
    import functools
    import operator

    return functools.reduce, (operator.or_, obj.__args__)


pickle(type(int | str), pickle_union)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """Used by pickle protocol 4, instead of __newobj__ to allow classes with keyword-only arguments to be pickled."""
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    new = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(new, state)
    return new


# Built-in types whose instances are made from one value of that very type.
_VALUES = (int, float, complex, str, bytes, tuple)

# Built-in types that `__new__` and a state (or items) make again.
_CONTAINERS = (list, dict)


def _base_of(cls):
    """The built-in type whose layout a class has."""
    for base in cls.__mro__:
        if base.__module__ == "builtins" and "__slots__" not in base.__dict__ and _is_builtin(base):
            return base
    return object


def _is_builtin(cls):
    return "__firstlineno__" not in cls.__dict__ and getattr(__import__("builtins"), cls.__name__, None) is cls


def _object_reduce(self, protocol):
    cls = type(self)
    base = _base_of(cls)
    if base is bytearray:
        return cls, (bytes(self),), _plain_state(self)
    if base in (set, frozenset):
        return cls, (list(self),), _plain_state(self)
    if issubclass(base, BaseException):
        state = _plain_state(self)
        if issubclass(base, OSError) and len(self.args) == 2 and self.filename is not None:
            more = (None, self.filename2) if self.filename2 is not None else ()
            return cls, (*self.args, self.filename, *more)
        return (cls, self.args) if not state else (cls, self.args, state)
    if base is slice and cls is slice:
        return slice, (self.start, self.stop, self.step)
    if base is range and cls is range:
        return range, (self.start, self.stop, self.step)
    if cls.__module__ == "re" and cls.__name__ == "Pattern":
        import re
        return re._compile, (self.pattern, self.flags)
    if base not in (object, *_VALUES, *_CONTAINERS, bool) or (base is object and _is_native(cls)):
        raise TypeError(f"cannot pickle {_type_name(cls)!r} object")
    if protocol < 2:
        return _reduce_1(self, cls, base, protocol)
    return _reduce_2(self, cls, base)


def _is_native(cls):
    """Whether objects of the class are made by the core, in a way that nothing here can repeat."""
    try:
        return type(object.__new__(cls)) is not cls
    except TypeError:
        # Abstract classes are not native; what cannot be made bare is.
        return not getattr(cls, "__abstractmethods__", None)


def _type_name(cls):
    """The name by which the core knows a class: with its module, where that is not the built-ins'."""
    if cls.__module__ == "builtins" or "__firstlineno__" in cls.__dict__:
        return cls.__name__
    return f"{cls.__module__}.{cls.__name__}"


def _plain_state(self):
    return getattr(self, "__dict__", None) or None


def _reduce_1(self, cls, base, protocol):
    if getattr(cls, "__slots__", None) and cls.__getstate__ is object.__getstate__:
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    if base is cls and base is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    args = cls, base, None if base is object else base(self)
    state = self.__getstate__()
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def _reduce_2(self, cls, base):
    function, args = __newobj__, (cls,)
    if hasattr(cls, "__getnewargs_ex__"):
        positional, keywords = _checked_ex(self.__getnewargs_ex__())
        if keywords:
            function, args = __newobj_ex__, (cls, positional, keywords)
        else:
            args = (cls, *positional)
    elif hasattr(cls, "__getnewargs__"):
        given = self.__getnewargs__()
        if not isinstance(given, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(given).__name__}'")
        args = (cls, *given)
    elif base in _VALUES or base is bool:
        args = (cls, base(self))
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    return function, args, self.__getstate__(), items, pairs


def _checked_ex(given):
    if not isinstance(given, tuple):
        raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(given).__name__}'")
    if len(given) != 2:
        raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(given)}")
    positional, keywords = given
    if not isinstance(positional, tuple):
        raise TypeError(
            f"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{type(positional).__name__}'"
        )
    if not isinstance(keywords, dict):
        raise TypeError(
            f"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{type(keywords).__name__}'"
        )
    return positional, keywords


def _object_getstate(self):
    state = getattr(self, "__dict__", None)
    state = dict(state) if state else None
    slots = {}
    for name in _slotnames(type(self)):
        try:
            slots[name] = getattr(self, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


def _slotnames(cls):
    """Names of the slots of a class and its bases, those of private names mangled."""
    names = []
    for own in cls.__mro__:
        slots = own.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                stripped = own.__name__.lstrip("_")
                names.append(f"_{stripped}{name}" if stripped else name)
            else:
                names.append(name)
    return names


# The registry of extension codes: pickles may use a number for a name.
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    """Register an extension code."""
    code = int(code)
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Unregister an extension code. For testing only."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    """Forget what extension codes stood for so far."""
    _extension_cache.clear()
