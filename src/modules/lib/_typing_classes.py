"""Classes that `typing` makes in ways of their own: protocols, named tuples, typed dicts, new types."""

import sys
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from _typing import Generic, NoDefault, TypeVar, _GenericAlias, caller, generic_item, make_union, type_check
from _typing_forms import NotRequired, ReadOnly, Required, _AnnotatedAlias

# Scripts know these classes as those of module typing.
__name__ = "typing"


# --- protocols ---------------------------------------------------------------------------------------------------------

# Names in a class body that are no members of the protocol.
_NO_MEMBERS = frozenset({
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__",
    "__firstlineno__", "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__", "__qualname__", "_MutableMapping__marker",
})

# Classes of other modules that protocols may derive from.
_OTHER_BASES = {
    "collections.abc": {
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized",
        "Container", "Collection", "Reversible", "Buffer",
    },
    "contextlib": {"AbstractContextManager", "AbstractAsyncContextManager"},
}


def _members(cls):
    """Names that the protocols among a class and its bases ask for."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        if not getattr(base, "_is_protocol", False):
            continue
        for name in (*base.__dict__, *base.__dict__.get("__annotations__", {})):
            if not name.startswith("_abc_") and name not in _NO_MEMBERS:
                names.add(name)
    return names


def _no_init(self, *args, **kwargs):
    """The `__init__` of protocols: they cannot be made; a class that derives from one uses the next `__init__`."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _is_known_base(base):
    return base.__name__ in _OTHER_BASES.get(base.__module__, ())


def _has_static(instance, name):
    """The attribute without descriptors being asked: (whether there is one, its value)."""
    own = object.__getattribute__(instance, "__dict__") if hasattr(type(instance), "__dict__") and hasattr(
        instance, "__dict__") else {}
    if name in own:
        return True, own[name]
    for base in type(instance).__mro__:
        if name in base.__dict__:
            return True, base.__dict__[name]
    return False, None


class _ProtocolMeta(ABCMeta):
    """Makes instance checks of protocols checks of members."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if not (name == "Protocol" and bases == (Generic,)) and Protocol in bases:
            for base in bases:
                if base in (object, Generic) or _is_known_base(base) or getattr(base, "_is_protocol", False):
                    continue
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _members(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _asked_by_abc():
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            data = cls.__dict__.get("__non_callable_proto_members__") or cls.__non_callable_proto_members__
            if data and cls.__dict__.get("__subclasshook__") is _HOOK:
                shown = str(sorted(data))[1:-1]
                raise TypeError(
                    f"Protocols with non-method members don't support issubclass(). Non-method members: {shown}."
                )
        return _nested(super().__subclasscheck__, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return _nested(super().__instancecheck__, instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _asked_by_abc():
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if _nested(super().__instancecheck__, instance):
            return True
        data = cls.__dict__.get("__non_callable_proto_members__", ())
        for name in cls.__protocol_attrs__:
            found, value = _has_static(instance, name)
            if not found or value is None and name not in data:
                return False
        return True


# One entry for each check of an abstract class that is under way.
_checks = []


def _nested(check, arg):
    """Run a check of abstract classes; the checks of other protocols that it asks for are allowed."""
    _checks.append(check)
    try:
        return check(arg)
    finally:
        _checks.pop()


def _asked_by_abc():
    """Whether abstract classes' or functools' own checks ask: they may, of any protocol."""
    if _checks:
        return True
    frame = sys._getframe(2)
    while frame is not None and frame.f_globals.get("__name__") == "typing":
        frame = frame.f_back
    return frame is not None and frame.f_globals.get("__name__") in ("abc", "functools")


@classmethod
def _hook(cls, other):
    """`__subclasshook__` of protocols: a class that has all members."""
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            annotations = getattr(base, "__annotations__", {})
            if name in annotations and issubclass(other, Generic) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


_HOOK = _hook


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes.

    Protocol classes are defined as:

        class Proto(Protocol):
            def meth(self) -> int:
                ...

    Such classes are primarily used with static type checkers that recognize structural subtyping (static duck-typing).
    Protocol classes decorated with @typing.runtime_checkable act as simple-minded runtime protocols that check only the
    presence of given attributes, ignoring their type signatures.
    """

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol.

    Such protocol can be used with isinstance() and issubclass(). Raise TypeError if applied to a non-protocol class.
    """
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    data = set()
    for name in cls.__protocol_attrs__:
        try:
            is_callable = callable(getattr(cls, name, None))
        except Exception as error:
            raise TypeError(
                f"Failed to determine whether protocol member {name!r} is a method member"
            ) from error
        if not is_callable:
            data.add(name)
    cls.__non_callable_proto_members__ = data
    return cls


def is_protocol(tp, /):
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol and tp is not Generic


def get_protocol_members(tp, /):
    """Return the set of members defined in a Protocol."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


T_co = TypeVar("T_co", covariant=True)


@runtime_checkable
class SupportsInt(Protocol):
    """An ABC with one abstract method __int__."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """An ABC with one abstract method __float__."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """An ABC with one abstract method __complex__."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """An ABC with one abstract method __bytes__."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """An ABC with one abstract method __index__."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """An ABC with one abstract method __abs__ that is covariant in its return type."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """An ABC with one abstract method __round__ that is covariant in its return type."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


# --- named tuples ------------------------------------------------------------------------------------------------------

# What a class body must not define, and what it need not hand on.
_PROHIBITED = frozenset({
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
    "_replace", "_asdict", "_source",
})
_SPECIAL = frozenset({"__module__", "__name__", "__annotations__", "__qualname__", "__static_attributes__"})


def _named_tuple(name, types, module, defaults=()):
    types = {field: type_check(kind, f"field {field} annotation must be a type") for field, kind in types}
    made = namedtuple(name, types, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = ns.get("__annotations__", {})
        defaults = _checked_defaults(types, ns)
        made = _named_tuple(typename, types.items(), ns["__module__"], [ns[name] for name in defaults])
        if Generic in bases:
            # The same tuple type once more, with Generic among its bases.
            own = {name: value for name, value in made.__dict__.items() if name not in ("__dict__", "__weakref__")}
            own["__class_getitem__"] = classmethod(generic_item)
            own["__orig_bases__"] = ns.get("__orig_bases__", ())
            made = type(typename, tuple(tuple if base is _NamedTuple else base for base in bases), own)
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key in _SPECIAL or key in made._fields:
                continue
            setattr(made, key, value)
            set_name = getattr(type(value), "__set_name__", None)
            if set_name is not None:
                set_name(value, made, key)
        if "__qualname__" in ns:
            made.__qualname__ = ns["__qualname__"]
        return made


def _checked_defaults(types, ns):
    names = []
    for name in types:
        if name in ns:
            names.append(name)
        elif names:
            plural = "s" if len(names) > 1 else ""
            raise TypeError(
                f"Non-default namedtuple field {name} cannot follow default field{plural} {', '.join(names)}"
            )
    return names


def NamedTuple(typename, fields=NoDefault, /, **kwargs):
    """Typed version of namedtuple.

    Usage:

        class Employee(NamedTuple):
            name: str
            id: int

    This is equivalent to:

        Employee = collections.namedtuple('Employee', ['name', 'id'])

    The resulting class has an extra __annotations__ attribute, giving a dict that maps field names to types.
    """
    if fields is NoDefault:
        _warn_of_fields(typename, kwargs)
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    elif fields is None:
        _warn(f"Passing `None` as the 'fields' parameter is deprecated and will be disallowed in Python 3.15. To create "
              f"a NamedTuple class with 0 fields using the functional syntax, pass an empty list, e.g. `{typename} = "
              f"NamedTuple({typename!r}, [])`.")
        fields = kwargs.items()
    made = _named_tuple(typename, fields, caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


def _warn(message):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=4)


def _warn_of_fields(typename, kwargs):
    if kwargs:
        _warn("Creating NamedTuple classes using keyword arguments is deprecated and will be disallowed in Python 3.15. "
              "Use the class-based or functional syntax instead.")
    else:
        _warn(f"Failing to pass a value for the 'fields' parameter is deprecated and will be disallowed in Python 3.15. "
              f"To create a NamedTuple class with 0 fields using the functional syntax, pass an empty list, e.g. "
              f"`{typename} = NamedTuple({typename!r}, [])`.")


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


# --- typed dicts -------------------------------------------------------------------------------------------------------


def _qualifiers(annotation):
    """The qualifiers around the type of a key."""
    while True:
        if isinstance(annotation, _AnnotatedAlias):
            annotation = annotation.__origin__
            continue
        origin = annotation.__origin__ if isinstance(annotation, _GenericAlias) else None
        if origin is not Required and origin is not NotRequired and origin is not ReadOnly:
            return
        yield origin
        (annotation,) = annotation.__args__


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {
            key: type_check(kind, message, module=made.__module__, allow_special_forms=True)
            for key, kind in ns.get("__annotations__", {}).items()
        }
        cls._collect(made, bases, own, total)
        made.__total__ = total
        return made

    @staticmethod
    def _collect(made, bases, own, total):
        annotations, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            base_required = base.__dict__.get("__required_keys__", set())
            base_optional = base.__dict__.get("__optional_keys__", set())
            required = (required | base_required) - base_optional
            optional = (optional - base_required) | base_optional
            readonly |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        annotations.update(own)
        for key, kind in own.items():
            qualifiers = set(_qualifiers(kind))
            is_required = Required in qualifiers or (total and NotRequired not in qualifiers)
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in qualifiers:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__readonly_keys__, made.__mutable_keys__ = frozenset(readonly), frozenset(mutable)

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=NoDefault, /, *, total=True):
    """A simple typed namespace. At runtime it is equivalent to a plain dict.

    TypedDict creates a dictionary type such that a type checker will expect all instances to have a certain set of keys,
    where each key is associated with a value of a consistent type. This expectation is not checked at runtime.
    """
    if fields is NoDefault or fields is None:
        import warnings

        what = ("Failing to pass a value for" if fields is NoDefault else "Passing `None` as") + " the 'fields' parameter"
        warnings.warn(
            f"{what} is deprecated and will be disallowed in Python 3.15. To create a TypedDict class with 0 fields using "
            f"the functional syntax, pass an empty dictionary, e.g. `{typename} = TypedDict({typename!r}, {{}})`.",
            DeprecationWarning, stacklevel=2,
        )
        fields = {}
    ns = {"__annotations__": dict(fields)}
    module = caller()
    if module is not None:
        ns["__module__"] = module
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDict


# --- new types ---------------------------------------------------------------------------------------------------------


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead.

    NewType(name, tp) is considered a subtype of tp by static type checkers. At runtime, NewType(name, tp) returns a dummy
    callable that simply returns its argument.
    """

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        module = caller()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        shown = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: `{name} = NewType({name!r}, "
                    f"{shown})`"
                )

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)
