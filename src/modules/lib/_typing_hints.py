"""Functions of `typing`: reading annotations and types apart, and decorators that mark."""

import sys
import types
from functools import wraps
from _types import GenericAlias, UnionType
from _typing import Generic, ParamSpecArgs, _BaseGenericAlias, _GenericAlias, is_param_expr
from _typing_forms import (
    Annotated, Callable, ForwardRef, NotRequired, ReadOnly, Required, _AnnotatedAlias,
)

# Scripts know these functions as those of module typing.
__name__ = "typing"


def eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
    """The type with every reference to come in it resolved."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if not isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        return t
    args = t.__args__
    if isinstance(t, GenericAlias):
        args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in args)
    new = tuple(
        eval_type(arg, globalns, localns, type_params, recursive_guard=recursive_guard) for arg in args
    )
    return t if new == t.__args__ else _rebuilt(t, new)


def _rebuilt(t, args):
    if isinstance(t, GenericAlias):
        made = GenericAlias(t.__origin__, args)
        return next(iter(made)) if t.__unpacked__ else made
    if isinstance(t, UnionType):
        whole = args[0]
        for arg in args[1:]:
            whole = whole | arg
        return whole
    return t.copy_with(args)


def _strip_annotations(t):
    """The type without Annotated, Required, NotRequired and ReadOnly."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if isinstance(t, _GenericAlias) and any(t.__origin__ is form for form in (Required, NotRequired, ReadOnly)):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        args = tuple(map(_strip_annotations, t.__args__))
        return t if args == t.__args__ else _rebuilt(t, args)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return type hints for an object.

    This is often the same as obj.__annotations__, but it handles forward references encoded as string literals and
    recursively replaces all 'Annotated[T, ...]', 'Required[T]' or 'NotRequired[T]' with 'T' (unless
    'include_extras=True'). For classes, the annotations of the bases are merged.
    """
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = _class_hints(obj, globalns, localns)
    else:
        hints = _object_hints(obj, globalns, localns)
    return hints if include_extras else {name: _strip_annotations(hint) for name, hint in hints.items()}


def _class_hints(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        if globalns is None:
            base_globals = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
        else:
            base_globals = globalns
        annotations = base.__dict__.get("__annotations__", {})
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = {}
        base_locals = dict(vars(base)) if localns is None else localns
        if localns is None and globalns is None:
            # Names of the class go before those of its module.
            base_globals, base_locals = base_locals, base_globals
        for name, value in annotations.items():
            value = _as_reference(value, is_argument=False, is_class=True)
            hints[name] = eval_type(value, base_globals, base_locals, base.__type_params__)
    return hints


def _object_hints(obj, globalns, localns):
    if globalns is None:
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globalns = getattr(inner, "__globals__", {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        if isinstance(obj, _WITH_ANNOTATIONS):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    hints = {}
    is_module = isinstance(obj, types.ModuleType)
    for name, value in annotations.items():
        value = _as_reference(value, is_argument=not is_module, is_class=False)
        hints[name] = eval_type(value, globalns, localns, getattr(obj, "__type_params__", ()))
    return hints


# Objects that may have no annotations.
_WITH_ANNOTATIONS = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType, types.WrapperDescriptorType,
    types.MethodWrapperType, types.MethodDescriptorType,
)


def _as_reference(value, *, is_argument, is_class):
    if value is None:
        return type(None)
    if isinstance(value, str):
        return ForwardRef(value, is_argument=is_argument, is_class=is_class)
    return value


def get_origin(tp):
    """Get the unsubscripted version of a type.

    This supports generic types, Callable, Tuple, Union, Literal, Final, ClassVar, Annotated, and others. Return None for
    unsupported types.
    """
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is Callable.__origin__ and not (len(args) == 2 and is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return args
    if isinstance(tp, UnionType):
        return tp.__args__
    return ()


def cast(typ, val):
    """Cast a value to a type.

    This returns the value unchanged.
    """
    return val


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type.

    At runtime this does nothing: it returns the first argument unchanged.
    """
    return val


def assert_never(arg, /):
    """Statically assert that a line of code is unreachable.

    At runtime, this throws an exception when called.
    """
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Ask a static type checker to reveal the inferred type of an expression.

    At runtime, this function prints the type of its argument to stderr and returns the argument unchanged.
    """
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


# --- decorators --------------------------------------------------------------------------------------------------------

# Overloads, by module, qualified name and first line.
_overloads = {}


def _not_implemented(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    """Decorator for overloaded functions/methods.

    In a non-stub file, it should be followed by an implementation that is not decorated with @overload. The overloads of a
    function can be retrieved at runtime with get_overloads().
    """
    inner = getattr(func, "__func__", func)
    try:
        key = inner.__module__, inner.__qualname__
        _overloads.setdefault(key, {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        # Not a function: nothing to find it by.
        pass
    return _not_implemented


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    inner = getattr(func, "__func__", func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overloads.clear()


def _mark(obj, name, value):
    try:
        setattr(obj, name, value)
    except (AttributeError, TypeError):
        # Objects that take no attributes are left as they are.
        pass
    return obj


def final(f):
    """Decorator to indicate final methods and final classes."""
    return _mark(f, "__final__", True)


def override(method, /):
    """Indicate that a method is intended to override a method in a base class."""
    return _mark(method, "__override__", True)


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints.

    The argument must be a class or function; if it is a class, it applies recursively to all methods and classes defined in
    that class (but not to methods defined in its superclasses or subclasses).
    """
    if isinstance(arg, type):
        for name in dir(arg):
            obj = getattr(arg, name)
            own = getattr(obj, "__qualname__", "") == f"{arg.__qualname__}.{getattr(obj, '__name__', '')}"
            if not own or getattr(obj, "__module__", None) != arg.__module__:
                continue
            if isinstance(obj, types.MethodType):
                obj = obj.__func__
            if isinstance(obj, types.FunctionType):
                obj.__no_type_check__ = True
            elif isinstance(obj, type):
                no_type_check(obj)
    return _mark(arg, "__no_type_check__", True)


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""
    import warnings

    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    @wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator to mark an object as providing dataclass-like behaviour."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator
