"""Classes whose methods are made from their annotated attributes.

Reading a class gives its `Field`s; the methods are then written as one text that is compiled once for the class, so that
they have the signatures (and run at the speed) of methods written by hand. `_Methods` owns that text. What a class has by
itself is never replaced, except where that is an error.
"""

import keyword
import sys
import types
from _annotations import format_annotation
from types import GenericAlias

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
    "astuple", "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    # Stands as the default in signatures; this is what help() shows.
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FIELD_BASE:
    """A kind of field."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

# Where a class keeps its fields and its parameters.
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class InitVar:
    """An annotation: a parameter of `__init__` that is handed to `__post_init__` and kept nowhere."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        plain = isinstance(self.type, type) and not isinstance(self.type, GenericAlias)
        return f"dataclasses.InitVar[{self.type.__name__ if plain else repr(self.type)}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of one field. Made by `field()` only; `name` and `type` are filled in with the class at hand."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        shown = (
            "name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only",
            "_field_type",
        )
        key = id(self)
        if key in _shown:
            return "..."
        _shown.add(key)
        try:
            return f"Field({','.join(f'{name}={getattr(self, name)!r}' for name in shown)})"
        finally:
            _shown.discard(key)

    def __set_name__(self, owner, name):
        # A default that is a descriptor learns its name as it would without field().
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


# Objects whose repr() is being made.
_shown = set()


def _recursive_repr(function):
    """A `__repr__` that shows an object inside itself as "..."."""

    def __repr__(self):
        key = id(self)
        if key in _shown:
            return "..."
        _shown.add(key)
        try:
            return function(self)
        finally:
            _shown.discard(key)

    __repr__.__module__ = function.__module__
    __repr__.__name__ = function.__name__
    __repr__.__qualname__ = function.__qualname__
    __repr__.__wrapped__ = function
    return __repr__


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Return an object to identify dataclass fields.

    default is the default value of the field. default_factory is a 0-argument function called to initialize a field's
    value. If init is true, the field will be a parameter to the class's __init__() function. If repr is true, the field
    will be included in the object's repr(). If hash is true, the field will be included in the object's hash(). If compare
    is true, the field will be used in comparison functions. metadata, if specified, must be a mapping which is stored but
    not otherwise examined by dataclass. If kw_only is true, the field will become a keyword-only parameter to __init__().

    It is an error to specify both default and default_factory.
    """
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- reading a class ---------------------------------------------------------------------------------------------------


def _leading_names(text):
    """The `module` and `name` that an annotation kept as text begins with; module "" where there is none."""
    def word(at):
        while at < len(text) and text[at].isspace():
            at += 1
        end = at
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        return text[at:end], end

    first, at = word(0)
    while at < len(text) and text[at].isspace():
        at += 1
    if first and at < len(text) and text[at] == ".":
        second, _ = word(at + 1)
        if second:
            return first, second
    return "", first


def _is_classvar(annotation, typing):
    return annotation is typing.ClassVar or (
        type(annotation) is typing._GenericAlias and annotation.__origin__ is typing.ClassVar
    )


def _is_initvar(annotation, _module):
    return annotation is InitVar or type(annotation) is InitVar


def _names_type(annotation, cls, module, wanted, predicate):
    """Whether the text of an annotation names a certain special type of a module, by what the class's module imports."""
    prefix, name = _leading_names(annotation)
    namespace = None
    home = sys.modules.get(cls.__module__)
    if not prefix:
        namespace = home.__dict__ if home else None
    elif home and home.__dict__.get(prefix) is module:
        namespace = sys.modules.get(wanted.__module__).__dict__
    return namespace is not None and predicate(namespace.get(name), module)


def _get_field(cls, name, annotation, default_kw_only):
    """The Field of one annotated name."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            # A slot of the same name is no default.
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _kind_of(cls, annotation)
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type in (_FIELD, _FIELD_INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = default_kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        # Most likely one object that all instances would share.
        raise ValueError(
            f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory"
        )
    return made


def _kind_of(cls, annotation):
    typing = sys.modules.get("typing")
    if typing and (
        _is_classvar(annotation, typing)
        or isinstance(annotation, str)
        and _names_type(annotation, cls, typing, typing.ClassVar, _is_classvar)
    ):
        return _FIELD_CLASSVAR
    own = sys.modules[__name__]
    if _is_initvar(annotation, own) or (
        isinstance(annotation, str) and _names_type(annotation, cls, own, InitVar, _is_initvar)
    ):
        return _FIELD_INITVAR
    return _FIELD


def _is_kw_only(annotation, cls):
    own = sys.modules[__name__]
    return annotation is KW_ONLY or (
        isinstance(annotation, str) and _names_type(annotation, cls, own, _KW_ONLY_TYPE, lambda found, _: found is KW_ONLY)
    )


def _own_fields(cls, kw_only):
    """The fields that the class itself annotates."""
    found = []
    seen_kw_only = False
    annotations = cls.__dict__.get("__annotations__", {})
    for name, annotation in annotations.items():
        if not _is_kw_only(annotation, cls):
            found.append(_get_field(cls, name, annotation, kw_only))
            continue
        if seen_kw_only:
            raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
        seen_kw_only = kw_only = True
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _inherited_fields(cls, frozen):
    """The fields of the bases, the last base first; whether all bases that are dataclasses are frozen must fit."""
    fields = {}
    bases, all_frozen, any_frozen = False, True, False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is None:
            continue
        bases = True
        for found in base_fields.values():
            fields[found.name] = found
        params = base.__dict__.get(_PARAMS)
        if params is not None:
            all_frozen = all_frozen and params.frozen
            any_frozen = any_frozen or params.frozen
    if bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return fields


# --- writing methods ---------------------------------------------------------------------------------------------------


class _Methods:
    """Methods to be: their text and the values it names. All of a class's are compiled together."""

    def __init__(self, namespace):
        self.namespace = namespace
        self.names = []
        self.text = []
        self.values = {}
        self.overwrite_errors = {}
        self.unconditional = set()

    def add(self, name, params, body, *, values=None, returns=None, error=None, unconditional=False, decorator=None):
        """One method: parameters and lines as text. `error` refuses to overwrite one that the class defines."""
        self.names.append(name)
        self.values.update(values or {})
        if error is not None:
            self.overwrite_errors[name] = error
        if unconditional:
            self.unconditional.add(name)
        arrow = ""
        if returns is not None:
            self.values[f"__dataclass_{name}_return_type__"] = returns[0]
            arrow = f"->__dataclass_{name}_return_type__"
        if decorator is not None:
            self.text.append(f" {decorator}\n")
        lines = "\n".join(f"  {line}" for line in body)
        self.text.append(f" def {name}({','.join(params)}){arrow}:\n{lines}\n")

    def install(self, cls):
        """Compile everything and put it into the class."""
        if not self.names:
            return
        text = f"def __create_fn__({','.join(self.values)}):\n{''.join(self.text)} return ({','.join(self.names)},)"
        created = {}
        exec(text, self.namespace, created)
        for name, function in zip(self.names, created["__create_fn__"](**self.values)):
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if name in self.unconditional:
                setattr(cls, name, function)
            elif _set_new_attribute(cls, name, function) and name in self.overwrite_errors:
                hint = self.overwrite_errors[name]
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}{hint}")


def _set_new_attribute(cls, name, value):
    """Give the class an attribute unless it has one: True then."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _init_param(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ""
    elif f.default is not MISSING:
        default = f"=__dataclass_dflt_{f.name}__"
    else:
        default = "=__dataclass_HAS_DEFAULT_FACTORY__"
    return f"{f.name}:__dataclass_type_{f.name}__{default}"


def _init_line(f, frozen, slots, values, self_name):
    """The line of `__init__` that sets a field; None where there is nothing to set."""
    default = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        values[default] = f.default_factory
        value = f"{default}()"
        if f.init:
            value += f" if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
    elif f.init:
        if f.default is not MISSING:
            values[default] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        # No class attribute could stand in for it.
        values[default] = f.default
        value = default
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})"
    return f"{self_name}.{f.name}={value}"


def _add_init(methods, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std_fields:
        if f.default is MISSING and f.default_factory is MISSING:
            if seen_default is not None:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
        else:
            seen_default = f
    values = {f"__dataclass_type_{f.name}__": f.type for f in fields if f.init}
    values["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    values["__dataclass_builtins_object__"] = object
    lines = [_init_line(f, frozen, slots, values, self_name) for f in fields]
    lines = [line for line in lines if line is not None]
    if has_post_init:
        given = ",".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        lines.append(f"{self_name}.{_POST_INIT_NAME}({given})")
    params = [self_name, *(_init_param(f) for f in std_fields)]
    if kw_only_fields:
        params += ["*", *(_init_param(f) for f in kw_only_fields)]
    methods.add("__init__", params, lines or ["pass"], values=values, returns=(None,))


def _row(owner, names):
    return f"({''.join(f'{owner}.{name},' for name in names)})"


def _add_comparisons(methods, compared, eq, order):
    if eq:
        terms = " and ".join(f"self.{name}==other.{name}" for name in compared) or "True"
        methods.add("__eq__", ("self", "other"), [
            "if self is other:", " return True", "if other.__class__ is self.__class__:", f" return {terms}",
            "return NotImplemented",
        ])
    if order:
        mine, theirs = _row("self", compared), _row("other", compared)
        for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            methods.add(name, ("self", "other"), [
                "if other.__class__ is self.__class__:", f" return {mine}{sign}{theirs}", "return NotImplemented",
            ], error=" Consider using functools.total_ordering")


def _add_frozen(methods, cls, fields):
    condition = "type(self) is cls"
    if fields:
        condition += " or name in {" + ", ".join(repr(f.name) for f in fields) + "}"
    values = {"cls": cls, "FrozenInstanceError": FrozenInstanceError}
    for name, params, verb, given in (
        ("__setattr__", ("self", "name", "value"), "assign to", "name, value"),
        ("__delattr__", ("self", "name"), "delete", "name"),
    ):
        methods.add(name, params, [
            f"if {condition}:", f" raise FrozenInstanceError(f\"cannot {verb} field {{name!r}}\")",
            f"super(cls, self).{name}({given})",
        ], values=values, error="")


def _add_hash(methods, cls, fields, unsafe_hash, eq, frozen):
    """What becomes of `__hash__`: by the parameters, and by whether the class defines one."""
    own = cls.__dict__.get("__hash__", MISSING)
    # Defining __eq__ alone sets __hash__ to None: nobody asked for that.
    explicit = not (own is MISSING or (own is None and "__eq__" in cls.__dict__))
    if unsafe_hash and explicit:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or (eq and frozen and not explicit):
        hashed = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
        methods.add("__hash__", ("self",), [f"return hash({_row('self', hashed)})"], unconditional=True)
    elif eq and not frozen and not explicit:
        cls.__hash__ = None


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    module = sys.modules.get(cls.__module__)
    methods = _Methods({} if module is None else module.__dict__)
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    setattr(cls, _PARAMS, params)
    fields = _inherited_fields_and_own(cls, frozen, kw_only)
    setattr(cls, _FIELDS, fields)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    in_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_fields = [f for f in in_init if f.init and not f.kw_only]
    kw_only_fields = [f for f in in_init if f.init and f.kw_only]
    if init:
        self_name = "__dataclass_self__" if "self" in fields else "self"
        has_post_init = hasattr(cls, _POST_INIT_NAME)
        _add_init(methods, in_init, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots)
    _set_new_attribute(cls, "__replace__", _replace)
    kept = [f for f in fields.values() if f._field_type is _FIELD]
    if repr:
        shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in kept if f.repr)
        methods.add(
            "__repr__", ("self",), ["return f\"{self.__class__.__qualname__}(" + shown + ")\""],
            values={"__dataclasses_recursive_repr": _recursive_repr}, decorator="@__dataclasses_recursive_repr",
        )
    _add_comparisons(methods, [f.name for f in kept if f.compare], eq, order)
    if frozen:
        _add_frozen(methods, cls, kept)
    _add_hash(methods, cls, kept, unsafe_hash, eq, frozen)
    methods.install(cls)
    if not cls.__doc__:
        cls.__doc__ = cls.__name__ + (_signature_text(cls, std_fields, kw_only_fields) if init else "()")
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple(f.name for f in std_fields))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot)
    if getattr(cls, "__abstractmethods__", None):
        # What was added may be what was missing.
        import abc
        abc.update_abstractmethods(cls)
    return cls


def _inherited_fields_and_own(cls, frozen, kw_only):
    own = _own_fields(cls, kw_only)
    fields = _inherited_fields(cls, frozen)
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            # What the class attribute is to be is the default, if any.
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    return fields


def _signature_text(cls, std_fields, kw_only_fields):
    """What stands after the name in the docstring of a class that has none: the signature of its `__init__`."""
    def param(f):
        default = f"={f.default!r}" if f.default is not MISSING else "=<factory>"
        if f.default is MISSING and f.default_factory is MISSING:
            default = ""
        return f"{f.name}: {format_annotation(f.type)}{default.replace('=', ' = ', 1)}"

    params = [param(f) for f in std_fields]
    if kw_only_fields:
        params += ["*", *map(param, kw_only_fields)]
    return f"({', '.join(params)})"


# --- slots -------------------------------------------------------------------------------------------------------------


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        # Past the refusal of a frozen class.
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        # A class of a script without `__slots__` takes weak references anyway.
        return ("__weakref__",) if "__weakref__" in dir(cls) else ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return tuple(slots)


def _with_slots(cls, frozen, weakref_slot):
    """The class made anew with `__slots__`: they cannot be added to one that exists."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    wanted = (*names, "__weakref__") if weakref_slot else names
    namespace["__slots__"] = tuple(name for name in wanted if name not in inherited)
    for name in names:
        # The values are kept as defaults of __init__.
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    if frozen:
        namespace.setdefault("__getstate__", _dataclass_getstate)
        namespace.setdefault("__setstate__", _dataclass_setstate)
    qualname = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    return new


# --- the public functions ----------------------------------------------------------------------------------------------


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class.

    Examines PEP 526 __annotations__ to determine fields.

    If init is true, an __init__() method is added to the class. If repr is true, a __repr__() method is added. If order is
    true, rich comparison dunder methods are added. If unsafe_hash is true, a __hash__() method is added. If frozen is true,
    fields may not be assigned to after instance creation. If match_args is true, the __match_args__ tuple is added. If
    kw_only is true, then by default all fields are keyword-only. If slots is true, a new class with a __slots__ attribute is
    returned.
    """

    def wrap(cls):
        return _process_class(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
        )

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass.

    Accepts a dataclass or an instance of one. Tuple elements are of type Field.
    """
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


# Values that copies may share.
_ATOMIC_TYPES = frozenset({
    types.NoneType, bool, int, float, str, complex, bytes, types.EllipsisType, types.NotImplementedType,
    types.CodeType, types.BuiltinFunctionType, types.FunctionType, type, range, property,
})


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values.

    Dataclasses, dicts, lists and tuples inside are converted too; everything else is copied with copy.deepcopy(). If given,
    dict_factory will be used instead of built-in dict.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _converted(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values.

    Dataclasses, dicts, lists and tuples inside are converted too; everything else is copied with copy.deepcopy(). If given,
    tuple_factory will be used instead of built-in tuple.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _converted(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _converted(obj, finish):
    """A value with every dataclass instance in it replaced by what `finish` makes of its (name, value) pairs."""
    kind = type(obj)
    if kind in _ATOMIC_TYPES:
        return obj
    if hasattr(kind, _FIELDS):
        return finish([(f.name, _converted(getattr(obj, f.name), finish)) for f in fields(obj)])
    if kind is list:
        return [_converted(item, finish) for item in obj]
    if kind is dict:
        return {_converted(key, finish): _converted(value, finish) for key, value in obj.items()}
    if issubclass(kind, tuple) and hasattr(obj, "_fields"):
        return kind(*[_converted(item, finish) for item in obj])
    if issubclass(kind, (list, tuple)):
        return kind(_converted(item, finish) for item in obj)
    if issubclass(kind, dict):
        pairs = [(_converted(key, finish), _converted(value, finish)) for key, value in obj.items()]
        if hasattr(kind, "default_factory"):
            # A defaultdict takes its factory first.
            made = kind(obj.default_factory)
            made.update(pairs)
            return made
        return kind(pairs)
    import copy

    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """Return a new dynamically created dataclass.

    The dataclass name will be 'cls_name'. 'fields' is an iterable of either (name), (name, type) or (name, type, Field)
    objects. If type is omitted, use the string 'typing.Any'. 'bases' and 'namespace' are as for type(); the other
    parameters are passed to dataclass().
    """
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def fill(body):
        body.update(namespace or {})
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, fill)
    if module is None:
        try:
            module = sys._getframe(1).f_globals.get("__name__", "__main__")
        except ValueError:
            pass
    if module is not None:
        cls.__module__ = module
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values.

    This is especially useful for frozen classes.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
