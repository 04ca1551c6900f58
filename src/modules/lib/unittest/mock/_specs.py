"""What a mock may know of what it stands for: signatures, names, kinds."""

import inspect
from types import FunctionType, MethodType


class SpecState:
    """An attribute of an autospec that nobody has asked for yet."""

    def __init__(self, make):
        self.made = make


def is_instance_mock(obj):
    """Whether an object is a mock: the class is asked, since a mock may say it is anything."""
    from ._base import NonCallableMock

    return issubclass(type(obj), NonCallableMock)


def is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def is_async_func(obj):
    try:
        return inspect.iscoroutinefunction(obj)
    except Exception:
        return False


def is_async_obj(obj):
    if is_instance_mock(obj):
        from ._async import AsyncMock
        if not isinstance(obj, AsyncMock):
            return False
    if hasattr(obj, "__func__"):
        obj = getattr(obj, "__func__")
    return is_async_func(obj) or inspect.isawaitable(obj)


def callable_of(obj):
    """Whether calling it makes sense: of static and class methods, what is in them."""
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return callable_of(obj.__func__)
    return getattr(obj, "__call__", None) is not None


def instance_callable(obj):
    """Whether calling an instance of a class makes sense."""
    if not isinstance(obj, type):
        return getattr(obj, "__call__", None) is not None
    return any("__call__" in base.__dict__ and base.__dict__["__call__"] is not None for base in obj.__mro__)


def get_signature(spec, as_instance, eat_self):
    """A function and its signature for whatever can be called; None where it cannot be known."""
    if isinstance(spec, type) and not as_instance:
        spec, eat_self = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        if isinstance(spec, classmethod):
            # The class is not given.
            eat_self = True
        spec = spec.__func__
    elif not isinstance(spec, (FunctionType, MethodType)):
        # An instance with `__call__`, or a method.
        try:
            spec = spec.__call__
        except AttributeError:
            return None
    try:
        signature = inspect.signature(spec)
    except (ValueError, TypeError):
        return None
    if eat_self:
        parameters = list(signature.parameters.values())
        if parameters and parameters[0].kind in (parameters[0].POSITIONAL_ONLY, parameters[0].POSITIONAL_OR_KEYWORD):
            signature = signature.replace(parameters=parameters[1:])
    return spec, signature


def must_skip(spec, entry, is_type):
    """Whether the first parameter of a method is not given by the caller."""
    if not isinstance(spec, type):
        if entry in getattr(spec, "__dict__", {}):
            return False
        spec = spec.__class__
    for klass in spec.__mro__:
        result = klass.__dict__.get(entry, DEFAULT_ENTRY)
        if result is DEFAULT_ENTRY:
            continue
        if isinstance(result, (staticmethod, classmethod)):
            return False
        return is_type if isinstance(result, FunctionType) else False
    return is_type


DEFAULT_ENTRY = object()
