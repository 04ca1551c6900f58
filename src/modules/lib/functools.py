"""Tools for working with functions and callable objects: caches and partials are native, the rest is here."""

from _functools import partial, reduce, cmp_to_key, _lru_cache_wrapper

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
           "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod",
           "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)

_MISSING = object()
_GenericAlias = type(list[int])
_UnionType = type(int | str)
_MappingProxy = type(type.__dict__)


# --- wrappers ------------------------------------------------------------------------------------------------------

def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Update a wrapper function to look like the wrapped function."""
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            setattr(wrapper, name, value)
    for name in updated:
        more = getattr(wrapped, name, {})
        if name == "__dict__":
            # The dictionary of a function is a view of its attributes: they are set one by one.
            for key, value in more.items():
                setattr(wrapper, key, value)
        else:
            getattr(wrapper, name).update(more)
    # Last, so that nothing copied from the wrapped one's dictionary replaces it.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator factory to apply update_wrapper() to a wrapper function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- ordering ------------------------------------------------------------------------------------------------------

def _from_root(root, negate, other, either):
    """A comparison worked out from another: `not root`, then `and not ==` ("neither") or `or ==` ("or equal")."""
    def compare(self, value):
        result = getattr(type(self), root)(self, value)
        if result is NotImplemented:
            return result
        if negate:
            result = not result
        if other is None:
            return result
        if either:
            return result or self == value
        return result and self != value
    return compare


# For each root the comparisons that follow: (name, negate, whether equality has a say, whether it suffices).
_DERIVED = {
    "__lt__": (("__gt__", True, "!=", False), ("__le__", False, "==", True), ("__ge__", True, None, False)),
    "__le__": (("__ge__", True, "==", True), ("__lt__", False, "!=", False), ("__gt__", True, None, False)),
    "__gt__": (("__lt__", True, "!=", False), ("__ge__", False, "==", True), ("__le__", True, None, False)),
    "__ge__": (("__le__", True, "==", True), ("__gt__", False, "!=", False), ("__lt__", True, None, False)),
}


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods"""
    roots = {name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, negate, other, either in _DERIVED[root]:
        if name not in roots:
            method = _from_root(root, negate, other, either)
            method.__name__ = name
            method.__qualname__ = f"_{name.strip('_')}_from_{root.strip('_')}"
            setattr(cls, name, method)
    return cls


# --- partial methods -----------------------------------------------------------------------------------------------

class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        shown = [repr(self.func), *map(repr, self.args)]
        shown += [f"{name}={value!r}" for name, value in self.keywords.items()]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(shown)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(_GenericAlias)


# --- caches --------------------------------------------------------------------------------------------------------

_info_class = None


def _make_info(hits, misses, maxsize, currsize):
    """What cache_info() returns; its class is made at the first call."""
    global _info_class
    if _info_class is None:
        from collections import namedtuple
        _info_class = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    return _info_class(hits, misses, maxsize, currsize)


def __getattr__(name):
    if name == "_CacheInfo":
        _make_info(0, 0, 0, 0)
        return _info_class
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _make_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def cache(user_function, /):
    """Simple lightweight unbounded cache.  Sometimes called "memoize"."""
    return _cached(user_function, None, False)


class cached_property:
    """A property that is computed once per instance and then lies in the instance's dictionary."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{self.attrname!r} property.") from None
        value = values.get(self.attrname, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                                f"item assignment for caching {self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)


# --- dispatch on the class of the first argument -------------------------------------------------------------------

def _introduced_at(mro, virtual):
    """How deep in a method resolution order the class stands that makes the others subclasses of `virtual`."""
    return max(index for index, cls in enumerate(mro) if issubclass(cls, virtual))


def _find_implementation(cls, registry):
    """The implementation for a class: the nearest class of its order, abstract classes after the class they
    were introduced by."""
    mro = cls.__mro__
    virtual = [other for other in registry if other not in mro and issubclass(cls, other)]
    depths = {other: _introduced_at(mro, other) for other in virtual}
    for depth, base in enumerate(mro):
        if base in registry and base is not object:
            return registry[base]
        here = [other for other in virtual if depths[other] == depth]
        here = [other for other in here if not any(o is not other and issubclass(o, other) for o in here)]
        if len(here) > 1:
            first, second = _in_common_order(cls, here)[:2]
            raise RuntimeError(f"Ambiguous dispatch: {first} or {second}")
        if here:
            return registry[here[0]]
    return registry.get(object)


def _in_common_order(cls, virtual):
    """Abstract classes as a class derived from several of them has them (Collection, for one)."""
    for common in [sub for other in virtual for sub in other.__subclasses__() if issubclass(cls, sub)]:
        order = [other for other in common.__mro__ if other in virtual]
        if len(order) > 1:
            return order
    return virtual


def _is_union(cls):
    if isinstance(cls, _UnionType):
        return True
    from sys import modules
    return "typing" in modules and getattr(cls, "__origin__", None) is modules["typing"].Union


def _dispatch_classes(cls):
    """The classes that a registration is for; None where it is for none."""
    if isinstance(cls, type):
        return (cls,)
    args = getattr(cls, "__args__", None)
    if args and _is_union(cls) and all(isinstance(arg, type) for arg in args):
        return args
    return None


def singledispatch(func):
    """Single-dispatch generic function decorator."""
    from weakref import WeakKeyDictionary

    registry = {}
    found = WeakKeyDictionary()
    token = None

    def dispatch(cls):
        """The implementation for the given class."""
        nonlocal token
        if token is not None:
            from abc import get_cache_token
            current = get_cache_token()
            if token != current:
                found.clear()
                token = current
        try:
            return found[cls]
        except KeyError:
            pass
        implementation = registry[cls] if cls in registry else _find_implementation(cls, registry)
        found[cls] = implementation
        return implementation

    def register(cls, func=None):
        """Registers an implementation for a class (or a union, or the class that the first parameter says)."""
        nonlocal token
        classes = _dispatch_classes(cls)
        if classes is not None:
            if func is None:
                return lambda func: register(cls, func)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            name, cls = next(iter(_annotations_of(func).items()))
            classes = _dispatch_classes(cls)
            if classes is None:
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for one in classes:
            registry[one] = func
            if token is None and hasattr(one, "__abstractmethods__"):
                from abc import get_cache_token
                token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _MappingProxy(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


def _annotations_of(func):
    """A function's annotations, those given as strings evaluated in its module."""
    names = func.__globals__ if hasattr(func, "__globals__") else {}
    return {name: eval(hint, names) if isinstance(hint, str) else hint
            for name, hint in func.__annotations__.items()}


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Registers an implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            if not args:
                name = getattr(self.func, "__name__", "singledispatchmethod method")
                raise TypeError(f"{name} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
