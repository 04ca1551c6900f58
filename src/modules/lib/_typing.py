"""The heart of `typing`: type variables, `Generic`, aliases, and putting arguments in the place of parameters.

The compiler makes the type parameters of `def f[T]`, `class C[T]` and `type A[T]` by the `syntax_…` functions; the core's own
aliases (`list[T]`, `int | list[T]`) have their arguments replaced by `substitute`. Bounds, defaults and values of aliases
are thunks there, evaluated when first asked for.

Invariant of an alias: `__args__` is a tuple without lists, a row of types for a `ParamSpec` being a tuple in it, and
`__parameters__` are the type variables in it, each once.
"""

import sys
from _types import GenericAlias, UnionType, parameters, union

# Scripts know these classes as those of module typing.
__name__ = "typing"


class NoDefaultType:
    """The type of the NoDefault singleton."""

    __slots__ = ()
    __module__ = "builtins"

    def __new__(cls):
        return globals().get("NoDefault") or object.__new__(cls)

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = NoDefaultType()


def caller(depth=1):
    """The module outside this package of modules that asks for something, as its name."""
    frame = sys._getframe(depth)
    while frame is not None and frame.f_globals.get("__name__") == "typing":
        frame = frame.f_back
    return None if frame is None else frame.f_globals.get("__name__")


def is_dunder(name):
    return name.startswith("__") and name.endswith("__")


# --- what counts as a type ---------------------------------------------------------------------------------------------


def type_convert(arg, module=None, allow_special_forms=False):
    """None is the type of None, and text is a reference to come."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        from _typing_forms import ForwardRef

        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def type_check(arg, message, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument as a type; what cannot be one is refused."""
    import _typing_forms as forms

    arg = type_convert(arg, module, allow_special_forms)
    invalid = [Generic, forms.protocol_class()]
    if not allow_special_forms:
        invalid.append(forms.ClassVar)
        if is_argument:
            invalid.append(forms.Final)
    if isinstance(arg, _GenericAlias) and any(arg.__origin__ is other for other in invalid):
        raise TypeError(f"{arg} is not valid as type argument")
    if any(arg is form for form in (forms.Any, forms.LiteralString, forms.NoReturn, forms.Never, forms.Self,
                                    forms.TypeAlias)):
        return arg
    if allow_special_forms and (arg is forms.ClassVar or arg is forms.Final):
        return arg
    if isinstance(arg, forms._SpecialForm) or arg is Generic or arg is forms.protocol_class():
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{message} Got {arg!r:.100}.")
    return arg


def type_repr(obj):
    """A type as aliases show it."""
    if isinstance(obj, tuple):
        return f"[{', '.join(map(type_repr, obj))}]"
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, type(type_repr)):
        return obj.__name__
    return repr(obj)


def make_union(left, right):
    from _typing_forms import Union

    return Union[left, right]


# --- type variables ----------------------------------------------------------------------------------------------------


class _TypeVarLike:
    """What all kinds of type variable have: a name, a default that may be lazy, a place in unions."""

    def _settle(self, name, default, kind):
        if not isinstance(name, str):
            raise TypeError(f"{kind}() argument 'name' must be str, not {type(name).__name__}")
        self.__name__ = name
        self._default = default
        self._default_thunk = None

    @property
    def __default__(self):
        """The default for this type parameter."""
        if self._default_thunk is not None:
            self._default = self._default_thunk()
            self._default_thunk = None
        return self._default

    def has_default(self):
        """Whether there is one."""
        return self._default_thunk is not None or self._default is not NoDefault

    # The compiler sets it.
    __default_thunk__ = property(None, lambda self, thunk: setattr(self, "_default_thunk", thunk))

    def __or__(self, right):
        return make_union(self, right)

    def __ror__(self, left):
        return make_union(left, self)

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class _Variant(_TypeVarLike):
    """A type variable with a variance, which its repr shows."""

    def _settle_variance(self, covariant, contravariant, infer_variance):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class TypeVar(_Variant):
    """Type variable."""

    def __init__(self, name=NoDefault, *constraints, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        if name is NoDefault:
            raise TypeError("typevar() missing required argument 'name' (pos 1)")
        self._settle(name, default, "typevar")
        self._settle_variance(covariant, contravariant, infer_variance)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self._constraints = tuple(type_check(arg, "TypeVar(name, constraint, ...): constraints must be types.")
                                  for arg in constraints)
        self._bound = None if bound is None else type_check(bound, "Bound must be a type.")
        self._bound_thunk = None
        module = caller()
        if module is not None:
            self.__module__ = module

    def _resolve(self):
        """Evaluate the bound of `[T: bound]`; a tuple there is a row of constraints."""
        if self._bound_thunk is not None:
            value = self._bound_thunk()
            self._bound_thunk = None
            if isinstance(value, tuple):
                self._constraints = value
            else:
                self._bound = value

    @property
    def __bound__(self):
        """The upper bound, or None."""
        self._resolve()
        return self._bound

    @property
    def __constraints__(self):
        """The types of which it can be one."""
        self._resolve()
        return self._constraints

    def __typing_subst__(self, arg):
        arg = type_check(arg, "Parameters to generic types must be types.")
        if is_unpacked(arg):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class ParamSpecArgs:
    """The args for a ParamSpec object."""

    _shown = "args"

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        name = self.__origin__.__name__ if isinstance(self.__origin__, ParamSpec) else repr(self.__origin__)
        return f"{name}.{self._shown}"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecKwargs(ParamSpecArgs):
    """The kwargs for a ParamSpec object."""

    _shown = "kwargs"


class ParamSpec(_Variant):
    """Parameter specification variable."""

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        self._settle(name, default, "paramspec")
        self._settle_variance(covariant, contravariant, infer_variance)
        self.__bound__ = None if bound is None else type_check(bound, "Bound must be a type.")
        module = caller()
        if module is not None:
            self.__module__ = module

    @property
    def args(self):
        """Represents positional arguments."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """Represents keyword arguments."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(type_check(item, "Expected a type.") for item in arg)
        if not is_param_expr(arg):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg


class TypeVarTuple(_TypeVarLike):
    """Type variable tuple: a row of types of any length."""

    def __init__(self, name, *, default=NoDefault):
        self._settle(name, default, "typevartuple")
        module = caller()
        if module is not None:
            self.__module__ = module

    def __iter__(self):
        from _typing_forms import Unpack

        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


def is_typevar_like(obj):
    return isinstance(obj, (TypeVar, ParamSpec)) or is_unpacked_typevartuple(obj)


def is_unpacked_typevartuple(obj):
    return not isinstance(obj, type) and getattr(obj, "__typing_is_unpacked_typevartuple__", False)


def is_unpacked(obj):
    """Whether it is `*tuple[…]` or `Unpack[…]`."""
    from _typing_forms import Unpack

    if isinstance(obj, _GenericAlias):
        return obj.__origin__ is Unpack
    return isinstance(obj, GenericAlias) and obj.__unpacked__


def is_param_expr(arg):
    """What can stand for a ParamSpec."""
    from _typing_forms import Concatenate

    return (arg is ... or isinstance(arg, (tuple, list, ParamSpec))
            or isinstance(arg, _GenericAlias) and arg.__origin__ is Concatenate)


# --- arguments in the place of parameters ------------------------------------------------------------------------------


def bind(whole, params, args):
    """The argument of each parameter, a tuple of types for a TypeVarTuple; `whole` is what messages speak of."""
    if len(params) == 1 and isinstance(params[0], ParamSpec) and not (len(args) == 1 and is_param_expr(args[0])):
        # C[int, str] of one ParamSpec is C[[int, str]].
        args = (args,)
    row = [at for at, param in enumerate(params) if isinstance(param, TypeVarTuple)]
    least = sum(not isinstance(param, TypeVarTuple) and not param.has_default() for param in params)
    if not row and len(args) > len(params):
        raise TypeError(f"Too many arguments for {whole}; actual {len(args)}, expected {len(params)}")
    if len(args) < least:
        raise TypeError(f"Too few arguments for {whole}; actual {len(args)}, expected at least {least}")
    if not row:
        return [args[at] if at < len(args) else param.__default__ for at, param in enumerate(params)]
    if len(row) > 1:
        raise TypeError(f"More than one TypeVarTuple parameter in {whole}")
    before, after = row[0], len(params) - row[0] - 1
    end = max(len(args) - after, before)
    middle = tuple(args[before:end])
    if not middle and len(args) < before and params[before].has_default():
        middle = tuple(params[before].__default__)
    values = [args[at] if at < len(args) else params[at].__default__ for at in range(before)]
    values.append(middle)
    tail = args[end:]
    values += [tail[at] if at < len(tail) else param.__default__ for at, param in enumerate(params[before + 1:])]
    return values


def substitute(whole, args, params, item):
    """The arguments of an alias with its parameters replaced."""
    item = item if isinstance(item, tuple) else (item,)
    item = spread(item)
    values = {id(param): value for param, value in zip(params, bind(whole, params, item))}
    return tuple(replaced(args, values))


def spread(args):
    """The arguments with every `*tuple[int, str]` of a fixed length taken apart."""
    flat = []
    for arg in args:
        inner = None if isinstance(arg, type) else getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            flat.extend(inner)
        else:
            flat.append(arg)
    return flat


def replaced(args, values):
    """The arguments with the parameters in them replaced; `values` is by the identity of the parameter."""
    made = []
    for old in args:
        if isinstance(old, type) and not isinstance(old, GenericAlias):
            made.append(old)
        elif isinstance(old, (tuple, list)):
            made.append(tuple(replaced(old, values)))
        elif is_unpacked_typevartuple(old):
            made.extend(values.get(id(old.__parameters__[0]), (old,)))
        elif hasattr(old, "__typing_subst__"):
            made.append(old.__typing_subst__(values[id(old)]) if id(old) in values else old)
        else:
            made.append(_inside(old, values))
    return made


def _inside(old, values):
    inner = getattr(old, "__parameters__", ())
    if not isinstance(inner, tuple) or not inner:
        return old
    given = []
    for param in inner:
        value = values.get(id(param), param)
        if isinstance(param, TypeVarTuple):
            given.extend(value if isinstance(value, tuple) else (value,))
        else:
            given.append(value)
    return old[tuple(given)]


# --- aliases -----------------------------------------------------------------------------------------------------------

# Attributes that belong to an alias itself, besides special ones; others are set on the origin.
_OWN = {"_name", "_inst", "_nparams", "_defaults"}


class _BaseGenericAlias:
    """What `List` and `List[int]` have in common: they stand for an origin, which they are called and asked like."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead"
            )
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            # Not every object takes attributes.
            pass
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        later = bases[bases.index(self) + 1:]
        if not any(isinstance(base, _BaseGenericAlias) or issubclass(base, Generic) for base in later):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if is_dunder(attr) or attr in _OWN:
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list({*object.__dir__(self), *(attr for attr in dir(self.__origin__) if not is_dunder(attr))})

    def __or__(self, right):
        return make_union(self, right)

    def __ror__(self, left):
        return make_union(left, self)


class _GenericAlias(_BaseGenericAlias):
    # A generic type with arguments: `List[int]`, `C[T]`, `ClassVar[int]`. No docstring: its instances would show it.
    __doc__ = None

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = parameters(self.__args__)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        from _typing_forms import protocol_class

        if self.__origin__ is Generic or self.__origin__ is protocol_class():
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = tuple(type_convert(arg) for arg in (args if isinstance(args, tuple) else (args,)))
        return self.copy_with(substitute(self, self.__args__, self.__parameters__, args))

    def copy_with(self, args):
        """The same with other arguments."""
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else type_repr(self.__origin__)
        return f"{name}[{', '.join(map(type_repr, self.__args__)) or '()'}]"

    def __reduce__(self):
        import operator
        import typing

        origin = getattr(typing, self._name) if self._name else self.__origin__
        args = self.__args__
        return operator.getitem, (origin, args[0] if len(args) == 1 and not isinstance(args[0], tuple) else args)

    def __mro_entries__(self, bases):
        from _typing_forms import _SpecialForm, protocol_class

        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if protocol_class() in bases:
                return ()
            later = bases[bases.index(self) + 1:]
            if any(isinstance(base, _BaseGenericAlias) and base is not self for base in later):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        from _typing_forms import Unpack

        yield Unpack[self]


class Generic:
    """Abstract base class for generic types.

    On Python 3.12 and newer, generic classes implicitly inherit from Generic when they declare a parameter list after the
    class's name:

        class Mapping[KT, VT]:
            def __getitem__(self, key: KT) -> VT: ...
    """

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, args):
        return generic_item(cls, args)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = cls.__dict__.get("__orig_bases__")
        plain = Generic in own if own is not None else (
            Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls).__name__ != "_TypedDictMeta"
        )
        if plain:
            raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = () if own is None else _class_parameters(own)


def _class_parameters(bases):
    """The parameters of a class: those of `Generic[…]` (or `Protocol[…]`), which must list all there are, else all."""
    from _typing_forms import protocol_class

    found = parameters(bases)
    listed = None
    for base in bases:
        if isinstance(base, _GenericAlias) and (base.__origin__ is Generic or base.__origin__ is protocol_class()):
            if listed is not None:
                raise TypeError("Cannot inherit from Generic[...] multiple times.")
            listed, kind = base.__parameters__, base.__origin__.__name__
    if listed is None:
        return found
    missing = [param for param in found if param not in listed]
    if missing:
        missing, given = ", ".join(map(str, missing)), ", ".join(map(str, listed))
        raise TypeError(f"Some type variables ({missing}) are not listed in {kind}[{given}]")
    return listed


def generic_item(cls, args):
    """`C[args]` of a generic class; of `Generic` and `Protocol` themselves, a list of parameters."""
    from _typing_forms import protocol_class

    args = tuple(type_convert(arg) for arg in (args if isinstance(args, tuple) else (args,)))
    if cls is Generic or cls is protocol_class():
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(map(is_typevar_like, args)):
            raise TypeError(
                f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables."
            )
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    params = getattr(cls, "__parameters__", ())
    if not params:
        raise TypeError(f"{cls} is not a generic class")
    made = []
    for param, value in zip(params, bind(cls, params, spread(args))):
        if isinstance(param, TypeVarTuple):
            made.extend(value)
        elif isinstance(param, ParamSpec):
            made.append(param.__typing_subst__(value))
        else:
            made.append(value)
    return _GenericAlias(cls, tuple(made))


# --- `type` statements and type parameters -----------------------------------------------------------------------------


class TypeAliasType:
    """Type alias, as the type statement makes it: its value is evaluated when it is asked for."""

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self.__name__ = name
        self._value = value
        self._thunk = None
        self.__type_params__ = type_params
        self.__parameters__ = parameters(type_params)
        self.__module__ = caller()

    @property
    def __value__(self):
        """What it stands for."""
        if self._thunk is not None:
            self._value = self._thunk()
            self._thunk = None
        return self._value

    def __repr__(self):
        return self.__name__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args)

    def __or__(self, other):
        return union(self, other) if _in_unions(other) else NotImplemented

    def __ror__(self, other):
        return union(other, self) if _in_unions(other) else NotImplemented

    def __reduce__(self):
        return self.__name__


def _in_unions(obj):
    return obj is None or isinstance(obj, (type, GenericAlias, UnionType, TypeAliasType))


def syntax_TypeVar(name, bound):
    """`[T]`, `[T: bound]`"""
    made = TypeVar(name, infer_variance=True)
    made._bound_thunk = bound
    made.__module__ = "typing"
    return made


def syntax_ParamSpec(name):
    """`[**P]`"""
    made = ParamSpec(name, infer_variance=True)
    made.__module__ = "typing"
    return made


def syntax_TypeVarTuple(name):
    """`[*Ts]`"""
    made = TypeVarTuple(name)
    made.__module__ = "typing"
    return made


def syntax_generic(params):
    """The last base of `class C[params]`."""
    given = []
    for param in params:
        given.extend(param if isinstance(param, TypeVarTuple) else (param,))
    return Generic[tuple(given)]


def syntax_alias(parts):
    """`type name[params] = …`"""
    name, params, thunk = parts
    made = TypeAliasType(name, None, type_params=params)
    made._thunk = thunk
    return made
