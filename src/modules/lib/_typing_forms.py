"""Special forms of `typing` (`Union`, `Literal`, `Annotated` …), references to come, and aliases of other modules' classes.

A form is a `_SpecialForm`: a name, and a function that says what `Form[…]` is. What needs a module that may cost time
(`re`, `contextlib`) is made when `typing` is first asked for it, by `late_alias`.
"""

import collections
import collections.abc
import sys
from _types import GenericAlias, UnionType
from _typing import (
    ParamSpec, TypeVarTuple, _BaseGenericAlias, _GenericAlias, is_param_expr, make_union, type_check, type_convert, type_repr,
)

# Scripts know these classes as those of module typing.
__name__ = "typing"


def protocol_class():
    """The class `Protocol`, once module `_typing_classes` is there."""
    module = sys.modules.get("_typing_classes")
    return getattr(module, "Protocol", None)


class _SpecialForm:
    """A name that means something in annotations only."""

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, args):
        return self._getitem(self, args)


class _TypedCacheSpecialForm(_SpecialForm):
    """A form of several arguments."""

    def __getitem__(self, args):
        return self._getitem(self, *(args if isinstance(args, tuple) else (args,)))


def _plain(name, doc):
    """A form that takes no arguments."""

    def getitem(self, args):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


def _single(name, doc, message, allow_special_forms=False):
    """A form of one type."""

    def getitem(self, args):
        said = message.format(self=self, name=self._name)
        return _GenericAlias(self, (type_check(args, said, allow_special_forms=allow_special_forms),))

    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


NoReturn = _plain("NoReturn", "Special type indicating functions that never return.")
Never = _plain("Never", "The bottom type, a type that has no members.")
Self = _plain("Self", 'Used to spell the type of "self" in classes.')
LiteralString = _plain("LiteralString", "Represents an arbitrary literal string.")
TypeAlias = _plain("TypeAlias", "Special form for marking type aliases.")

_ONE = "{self} accepts only single type."
_ONE_SPECIAL = "{name} accepts only a single type."
ClassVar = _single("ClassVar", "Special type construct to mark class variables.", _ONE, True)
Final = _single("Final", "Special typing construct to indicate final names to type checkers.", _ONE, True)
TypeGuard = _single("TypeGuard", "Special typing construct for marking user-defined type predicate functions.", _ONE)
TypeIs = _single("TypeIs", "Special typing construct for marking user-defined type predicate functions.", _ONE)
Required = _single("Required", "Special typing construct to mark a TypedDict key as required.", _ONE_SPECIAL, True)
NotRequired = _single(
    "NotRequired", "Special typing construct to mark a TypedDict key as potentially missing.", _ONE_SPECIAL, True
)
ReadOnly = _single("ReadOnly", "A special typing construct to mark an item of a TypedDict as read-only.",
                   _ONE_SPECIAL, True)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type.

    - Any is compatible with every type.
    - Any assumed to have all methods.
    - All values assumed to be instances of Any.
    """

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


# --- Union and Optional ------------------------------------------------------------------------------------------------


def _distinct(types):
    """The types, unions taken apart, each once."""
    flat = []
    for item in types:
        inner = item.__args__ if isinstance(item, (_UnionGenericAlias, UnionType)) else (item,)
        for one in inner:
            if one not in flat:
                flat.append(one)
    return tuple(flat)


@_SpecialForm
def Union(self, args):
    """Union type; Union[X, Y] means either X or Y."""
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    args = args if isinstance(args, tuple) else (args,)
    types = _distinct(type_check(arg, "Union[arg, ...]: each arg must be a type.") for arg in args)
    if len(types) == 1:
        return types[0]
    return _UnionGenericAlias(self, types, name="Optional" if len(types) == 2 and type(None) in types else None)


@_SpecialForm
def Optional(self, args):
    """Optional[X] is equivalent to Union[X, None]."""
    return Union[type_check(args, f"{self} requires a single type."), type(None)]


class _UnionGenericAlias(_GenericAlias):
    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            other = args[1] if args[0] is type(None) else args[0]
            return f"typing.Optional[{type_repr(other)}]"
        return f"typing.Union[{', '.join(map(type_repr, args))}]"

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or "Union"
        return super().__getattr__(attr)

    def __instancecheck__(self, obj):
        return any(isinstance(obj, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        import operator

        return operator.getitem, (Union, self.__args__)


# --- Literal, Annotated, Concatenate, Unpack ---------------------------------------------------------------------------


def _with_types(values):
    return {(value, type(value)) for value in values}


@_TypedCacheSpecialForm
def Literal(self, *args):
    """Special typing form to define literal types (a.k.a. value types)."""
    values = []
    for arg in args:
        values.extend(arg.__args__ if isinstance(arg, _LiteralGenericAlias) else (arg,))
    distinct = []
    for value in values:
        if not any(type(value) is type(other) and value == other for other in distinct):
            distinct.append(value)
    return _LiteralGenericAlias(self, tuple(distinct))


class _LiteralGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return _with_types(self.__args__) == _with_types(other.__args__)

    def __hash__(self):
        return hash(frozenset(_with_types(self.__args__)))


@_TypedCacheSpecialForm
def Annotated(self, *args):
    """Add context-specific metadata to a type."""
    if len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = type_check(args[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(args[1:]))


class _AnnotatedAlias(_GenericAlias):
    # A type with metadata: `__origin__` is the type.
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __reduce__(self):
        import operator

        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))


@_SpecialForm
def Concatenate(self, args):
    """Special form for annotating higher-order functions."""
    if args == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    args = args if isinstance(args, tuple) else (args,)
    if not (args[-1] is ... or isinstance(args[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    message = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(type_check(arg, message) for arg in args[:-1]), args[-1]))


class _ConcatenateGenericAlias(_GenericAlias):
    def copy_with(self, args):
        last = args[-1]
        if isinstance(last, (list, tuple)):
            return (*args[:-1], *last)
        if isinstance(last, _ConcatenateGenericAlias):
            args = (*args[:-1], *last.__args__)
        return super().copy_with(args)


@_SpecialForm
def Unpack(self, args):
    """Type unpack operator."""
    return _UnpackGenericAlias(self, (type_check(args, f"{self} accepts only single type."),))


class _UnpackGenericAlias(_GenericAlias):
    @property
    def __typing_unpacked_tuple_args__(self):
        (arg,) = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)) and arg.__origin__ is tuple:
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


# --- references to come ------------------------------------------------------------------------------------------------


class ForwardRef:
    """Internal wrapper to hold a forward reference."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            # What begins with a star is a row of types.
            self.__forward_code__ = compile(f"({arg},)[0]" if arg.startswith("*") else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard):
        """What the text means, references inside it resolved; as it stands where it refers to itself."""
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        globalns, localns = self._namespaces(globalns, localns, type_params)
        value = type_check(
            eval(self.__forward_code__, globalns, localns), "Forward references must evaluate to types.",
            is_argument=self.__forward_is_argument__, allow_special_forms=self.__forward_is_class__,
        )
        from _typing_hints import eval_type

        self.__forward_value__ = eval_type(
            value, globalns, localns, type_params, recursive_guard=recursive_guard | {self.__forward_arg__}
        )
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def _namespaces(self, globalns, localns, type_params):
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            module = sys.modules.get(self.__forward_module__, None)
            globalns = getattr(module, "__dict__", globalns)
        if type_params:
            # Names of the class or function go before its parameters only where they are bound there.
            localns = {param.__name__: param for param in type_params} | dict(localns)
        return globalns, localns

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


# --- aliases of classes ------------------------------------------------------------------------------------------------


class _SpecialGenericAlias(_BaseGenericAlias):
    """`List`, `Dict`, `Iterable`: a class of another module, with a number of parameters."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        if origin.__module__ == "builtins":
            self.__doc__ = f"A generic version of {origin.__qualname__}."
        else:
            self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        args = tuple(type_check(arg, "Parameters to generic types must be types.") for arg in args)
        least, most = self._nparams - len(self._defaults), self._nparams
        if not most:
            raise TypeError(f"{self} is not a generic class")
        if not least <= len(args) <= most:
            which = "many" if len(args) > most else "few"
            expected = f"at least {least}" if self._defaults else most
            raise TypeError(f"Too {which} arguments for {self}; actual {len(args)}, expected {expected}")
        return self.copy_with(args + self._defaults[len(self._defaults) - (most - len(args)):])

    def copy_with(self, args):
        """The alias with arguments."""
        return _GenericAlias(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        return f"typing.{self._name}"

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if len(args) >= 2 and args[-1] is ...:
            message = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*(type_check(arg, message) for arg in args[:-1]), ...))
        message = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple(type_check(arg, message) for arg in args))


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, args):
        return _CallableGenericAlias(self.__origin__, args, name=self._name, inst=self._inst)

    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        given, result = args
        result = type_check(result, "Callable[args, result]: result must be a type.")
        if given is ...:
            return self.copy_with((..., result))
        if not isinstance(given, (list, tuple)):
            given = (given,)
        return self.copy_with((*map(type_convert, given), result))


class _CallableGenericAlias(_GenericAlias):
    # Its arguments lie flat: those of the function, then the result.
    def __getitem__(self, args):
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        made = super().__getitem__(args)
        flat = []
        for arg in made.__args__:
            flat.extend(arg if isinstance(arg, tuple) else (arg,))
        return made.copy_with(tuple(flat))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and is_param_expr(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(map(type_repr, args[:-1]))}], {type_repr(args[-1])}]"

    def __reduce__(self):
        import operator

        args = self.__args__
        if not (len(args) == 2 and is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


_alias = _SpecialGenericAlias
_abc = collections.abc
_NONE = (type(None),)

Hashable = _alias(_abc.Hashable, 0)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Sized = _alias(_abc.Sized, 0)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _alias(_abc.Set, 1, name="AbstractSet")
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
ByteString = _alias(_abc.ByteString, 0)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _alias(list, 1, inst=False, name="List")
Deque = _alias(collections.deque, 1, name="Deque")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
Dict = _alias(dict, 2, inst=False, name="Dict")
DefaultDict = _alias(collections.defaultdict, 2, name="DefaultDict")
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
Generator = _alias(_abc.Generator, 3, defaults=_NONE * 2)
AsyncGenerator = _alias(_abc.AsyncGenerator, 2, defaults=_NONE)
Type = _alias(type, 1, inst=False, name="Type")


def late_alias(name):
    """An alias whose class is in a module that few programs need; None for any other name."""
    if name in ("Pattern", "Match"):
        import re

        return _alias(getattr(re, name), 1)
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib

        return _alias(getattr(contextlib, f"Abstract{name}"), 2, name=name, defaults=(bool | None,))
    return None
