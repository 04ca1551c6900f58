"""Enumerations.

A class body fills an `EnumDict` (`_enum_parts`), which knows what will be a member. `EnumType.__new__` replaces each such
value by a `_proto_member`; making the class calls their `__set_name__`, in order, and so the members exist before
`__init_subclass__` runs. A class keeps `_member_map_` (every name), `_member_names_` (canonical ones, in order) and `_value2member_map_`; flags
keep masks of their bits besides, and pseudo-members for combinations come into being when they are first asked for.
"""

import sys
from builtins import property as _property
from types import DynamicClassAttribute, MappingProxyType
from _enum_parts import (
    EnumDict, _high_bit, _is_descriptor, _iter_bits_lsb, _not_given, _proto_member, auto, bin, member,
    nonmember, property, show_flag_values,
)

__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
    "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
    "global_flag_repr", "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS",
    "UNIQUE", "pickle_by_global_name", "pickle_by_enum_name",
]

# Not made yet: the metaclass asks for them.
Enum = Flag = ReprEnum = EJECT = KEEP = None


class EnumType(type):
    """Metaclass for Enum."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        member_names = list(classdict._member_names)
        ignore = classdict._ignore
        namespace = dict(classdict)
        for name in {"_ignore_", *ignore}:
            namespace.pop(name, None)
        invalid = set(member_names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(repr(name) for name in invalid)}")
        order = namespace.pop("_order_", None)
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(namespace, member_type, first_enum)
        for name in member_names:
            namespace[name] = _proto_member(namespace[name])
        metacls._add_bookkeeping(namespace, bases, cls, member_type, first_enum, new, use_args, boundary)
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        metacls._settle_methods(enum_class, namespace, bases, member_type, first_enum)
        if save_new:
            enum_class.__new_member__ = new
        enum_class.__new__ = Enum.__new__ if Enum is not None else namespace["__new__"]
        metacls._check_order(enum_class, order)
        if Flag is not None and issubclass(enum_class, Flag):
            values = [member._value_ for member in enum_class]
            if values != sorted(values):
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        return enum_class

    @staticmethod
    def _add_bookkeeping(namespace, bases, name, member_type, first_enum, new, use_args, boundary):
        namespace["_generate_next_value_"] = staticmethod(
            namespace.get("_generate_next_value_") or getattr(first_enum, "_generate_next_value_", None)
        )
        if boundary is None:
            boundary = getattr(first_enum, "_boundary_", None)
        namespace.update(
            _new_member_=new,
            _use_args_=use_args,
            _member_names_=[],
            _member_map_={},
            _value2member_map_={},
            _hashable_values_=[],
            _unhashable_values_=[],
            _unhashable_values_map_={},
            _member_type_=member_type,
            _value_repr_=EnumType._find_data_repr_(name, bases),
            _boundary_=boundary,
            _flag_mask_=0,
            _singles_mask_=0,
            _all_bits_=0,
            _inverted_=None,
        )

    @staticmethod
    def _settle_methods(enum_class, namespace, bases, member_type, first_enum):
        """The enumeration's methods go before the data type's; those of ReprEnum are the data type's."""
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
            if "__format__" not in namespace:
                enum_class.__format__ = member_type.__format__
            if "__str__" not in namespace:
                method = member_type.__str__
                enum_class.__str__ = member_type.__repr__ if method is object.__str__ else method
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name not in namespace and first_enum is not None:
                found = getattr(enum_class, name)
                if found in (getattr(member_type, name, None), getattr(object, name, None)):
                    if name in ("__repr__", "__reduce_ex__") or not (ReprEnum and issubclass(enum_class, ReprEnum)):
                        setattr(enum_class, name, getattr(first_enum, name))
        if Flag is not None and issubclass(enum_class, Flag):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if name not in namespace:
                    setattr(enum_class, name, getattr(Flag, name))

    @staticmethod
    def _check_order(enum_class, order):
        if order is None:
            return
        names = enum_class._member_names_
        aliases = set(enum_class._member_map_) - set(names)
        wanted = [name for name in order if name not in aliases]
        if wanted != names:
            raise TypeError(f"member order does not match _order_:\n  {names!r}\n  {wanted!r}")

    def __bool__(cls):
        """classes/types should always be True."""
        return True

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        """Either returns an existing member, or creates a new enum class."""
        if cls._member_map_:
            # A look-up; several arguments are one tuple value.
            if names is not _not_given:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(
            value, None if names is _not_given else names, module=module, qualname=qualname, type=type, start=start,
            boundary=boundary,
        )

    def __contains__(cls, value):
        """Return True if `value` is in `cls`: a member, or the value of one."""
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __dir__(cls):
        shown = {
            "__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__",
            "__members__", "__module__", "__name__", "__qualname__", *cls._member_names_,
        }
        if cls._new_member_ is not object.__new__:
            shown.add("__new__")
        return sorted(shown if cls._member_type_ is object else shown | set(dir(cls._member_type_)))

    def __getitem__(cls, name):
        """Return the member matching `name`."""
        return cls._member_map_[name]

    def __iter__(cls):
        """Return members in definition order."""
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        """Return the number of members (no aliases)."""
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        """Returns a mapping of member name->value. This mapping lists all enum members, including aliases."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"

    def __reversed__(cls):
        """Return members in reverse definition order."""
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        """Block attempts to reassign Enum members."""
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Convenience method to create a new Enum class.

        `names` can be a string of names separated by white space or commas, an iterable of names, an iterable of
        (name, value) pairs, or a mapping of names to values.
        """
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        for name, value in cls._named_values(bases, names, start):
            classdict[name] = value
        if module is None:
            module = _caller()
        if module is not None:
            classdict["__module__"] = module
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def _named_values(cls, bases, names, start):
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            _, first_enum = cls._get_mixins_(cls.__name__, bases)
            pairs, last_values = [], []
            for count, name in enumerate(names):
                value = first_enum._generate_next_value_(name, start, count, last_values[:])
                last_values.append(value)
                pairs.append((name, value))
            return pairs
        if names is None:
            return ()
        return [(item, names[item]) if isinstance(item, str) else _pair(item) for item in names]

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type whose instances the members are (`object` if none), and the enumeration that is extended."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    params = base.__dict__.get("__dataclass_params__")
                    return _dataclass_repr if params is not None and params.repr else base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.add(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    found.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {found!r}")
        return found.pop() if found else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes members, whether the class keeps it as `__new_member__`, and whether it takes the value's items."""
        new = classdict.get("__new__")
        if isinstance(new, staticmethod):
            new = new.__func__
        save_new = first_enum is not None and new is not None
        if new is None:
            new = _inherited_new(member_type, first_enum)
        plain = (object.__new__,) if Enum is None else (object.__new__, Enum.__new__)
        return new, save_new, first_enum is not None and new not in plain

    def _add_member_(cls, name, member):
        """Bind a name to a member in the class; a property of that name answers on members still."""
        if name in cls._member_map_:
            if cls._member_map_[name] is not member:
                raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
            return
        hidden = None
        for base in cls.__mro__[1:]:
            hidden = base.__dict__.get(name)
            if hidden is not None:
                break
        if isinstance(hidden, DynamicClassAttribute) or hidden is not None and _is_descriptor(hidden):
            redirect = property()
            redirect.member = member
            redirect.__set_name__(cls, name)
            redirect.fget = getattr(hidden, "fget", None)
            redirect.fset = getattr(hidden, "fset", None)
            redirect.fdel = getattr(hidden, "fdel", None)
            type.__setattr__(cls, name, redirect)
        else:
            type.__setattr__(cls, name, member)
        cls._member_map_[name] = member


EnumMeta = EnumType


def _pair(item):
    name, value = item
    return name, value


def _inherited_new(member_type, first_enum):
    passed = (None, object.__new__) if Enum is None else (None, object.__new__, Enum.__new__)
    for method in ("__new_member__", "__new__"):
        for possible in (member_type, first_enum):
            target = getattr(possible, method, None)
            if not any(target is other for other in passed):
                return target
    return object.__new__


def _caller():
    """The module that calls into this one, for classes made by calls."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_globals.get("__name__") == __name__:
        frame = frame.f_back
    return None if frame is None else frame.f_globals.get("__name__")


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ", ".join(f"{name}={getattr(self, name)!r}" for name, field in fields.items() if field.repr)


class Enum(metaclass=EnumType):
    """
    Create a collection of name/value pairs.

    Example enumeration:

    >>> class Color(Enum):
    ...     RED = 1
    ...     BLUE = 2
    ...     GREEN = 3

    Access them by:

    - attribute access:

      >>> Color.RED
      <Color.RED: 1>

    - value lookup:

      >>> Color(1)
      <Color.RED: 1>

    - name lookup:

      >>> Color['RED']
      <Color.RED: 1>

    Enumerations can be iterated over, and know how many members they have:

    >>> len(Color)
    3

    >>> list(Color)
    [<Color.RED: 1>, <Color.BLUE: 2>, <Color.GREEN: 3>]

    Methods can be added to enumerations, and members can have their own
    attributes -- see the documentation for details.
    """

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            # Not hashable: compare with all of them.
            for name, unhashable_values in cls._unhashable_values_map_.items():
                if value in unhashable_values:
                    return cls[name]
            for name, member in cls._member_map_.items():
                if value == member._value_:
                    return cls[name]
        return _missing(cls, value)

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        """Generate the next value when not given: one more than the highest so far."""
        if not last_values:
            return start
        try:
            last_value = sorted(last_values).pop()
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last_value + 1
        except TypeError:
            raise TypeError(f"unable to increment {last_value!r}") from None

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        try:
            if value in cls._value2member_map_:
                if cls._value2member_map_[value] is not self:
                    raise ValueError(f"{value!r} is already bound: {cls._value2member_map_[value]!r}")
                return
            cls._value2member_map_[value] = self
            cls._hashable_values_.append(value)
        except TypeError:
            for member in cls._member_map_.values():
                if member._value_ == value:
                    if member is not self:
                        raise ValueError(f"{value!r} is already bound: {member!r}") from None
                    return
            cls._unhashable_values_.append(value)
            cls._unhashable_values_map_.setdefault(self.name, []).append(value)

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        """Public methods and attributes, those of the class's bases that are enumerations included."""
        shown = set()
        if self.__class__._member_type_ is not object:
            shown = set(object.__dir__(self))
        for name in getattr(self, "__dict__", []):
            if name[0] != "_" and name not in self._member_map_:
                shown.add(name)
        for cls in self.__class__.mro():
            for name, obj in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(obj, property):
                    if obj.fget is not None or name not in self._member_map_:
                        shown.add(name)
                    else:
                        shown.discard(name)
                elif name not in self._member_map_:
                    shown.add(name)
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__", *shown})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_


def _missing(cls, value):
    """A value that no member has: `_missing_` may know better."""
    error = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    if not cls._member_map_:
        raise TypeError(f"{cls!r} has no members defined")
    raised = None
    try:
        result = cls._missing_(value)
    except Exception as exc:
        raised, result = exc, None
    try:
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        if raised is None:
            if result is None:
                raise error
            raised = TypeError(
                f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member"
            )
        if not isinstance(raised, ValueError):
            raised.__context__ = error
        raise raised
    finally:
        # No cycles through the frame.
        raised = error = None


class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints."""


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings."""

    def __new__(cls, *values):
        "values must already be of type `str`"
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        new = str.__new__(cls, value)
        new._value_ = value
        return new

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Return the lower-cased version of the member name."""
        return name.lower()


def pickle_by_global_name(self, proto):
    """A `__reduce_ex__` for members that are names of their module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """A `__reduce_ex__` for members that are found by name, not by value."""
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """Control how out of range values are handled.

    "strict" -> error is raised [default for Flag]
    "conform" -> extra bits are discarded
    "eject" -> lose flag status
    "keep" -> keep flag status and all bits [default for IntFlag]
    """

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """Support for flags."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Generate the next value when not given: the next higher bit."""
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            high_bit = _high_bit(last_value)
        except Exception:
            raise TypeError(f"invalid flag value {last_value!r}") from None
        return 2 ** (high_bit + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        """Extract all members from the value in definition (i.e. increasing value) order."""
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            found = cls._value2member_map_.get(bit)
            if found is None:
                found = cls(bit)
            yield found

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """Extract all members from the value in definition order."""
        yield from sorted(cls._iter_member_by_value_(value), key=lambda member: member._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Return a member, a pseudo-member for a combination of them, or, by the boundary, a plain integer."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        given = value
        all_bits = cls._all_bits_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ cls._flag_mask_):
            value = cls._out_of_range(value)
            if cls._boundary_ is EJECT:
                return value
        if value < 0:
            value += all_bits + 1
        new = cls._pseudo_member(value)
        new = cls._value2member_map_.setdefault(value, new)
        if given < 0:
            cls._value2member_map_[given] = new
        return new

    @classmethod
    def _out_of_range(cls, value):
        """What the boundary makes of a value with bits that no flag has."""
        boundary, mask = cls._boundary_, cls._flag_mask_
        if boundary is STRICT:
            max_bits = max(value.bit_length(), mask.bit_length())
            raise ValueError(
                f"{cls!r} invalid value {value!r}\n    given {bin(value, max_bits)}\n  allowed {bin(mask, max_bits)}"
            )
        if boundary is CONFORM:
            return value & mask
        if boundary is KEEP and value < 0:
            return value + max(cls._all_bits_ + 1, 2 ** value.bit_length())
        if boundary is EJECT or boundary is KEEP:
            return value
        raise ValueError(f"{cls!r} unknown flag boundary {boundary!r}")

    @classmethod
    def _pseudo_member(cls, value):
        new = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not hasattr(new, "_value_"):
            new._value_ = value
        new._name_ = cls._combined_name(value)
        new.__objclass__ = cls
        new._sort_order_ = len(cls._member_names_)
        return new

    @classmethod
    def _combined_name(cls, value):
        """The names of the flags in a value, joined; None where there are none."""
        names, combined = [], 0
        members = list(cls._iter_member_(value & cls._singles_mask_))
        for member in members:
            names.append(member._name_)
            combined |= member._value_
        if value & ~cls._singles_mask_:
            # Flags of several bits may cover what single ones do not.
            for member in cls._member_map_.values():
                own = member._value_
                if own and own & value == own and not any(member is other for other in members):
                    members.append(member)
                    names.append(member._name_)
                    combined |= own
        if not combined:
            return None
        rest = value ^ combined
        if rest and cls._boundary_ is KEEP:
            names.append(cls._numeric_repr_(rest))
        return "|".join(names)

    def __contains__(self, other):
        """Returns True if self has at least the same flags set as other."""
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                f"{self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        """Returns flags in definition order."""
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {show(self._value_)}>"
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_) and not isinstance(flag, Flag):
            return flag
        return NotImplemented

    def _combined(self, other, sign, combine):
        """`self sign other`, `combine` doing it to the values."""
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        for flag, own in ((self, self._value_), (other, value)):
            if own is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {sign}")
        return self.__class__(combine(self._value_, value))

    def __or__(self, other):
        return self._combined(other, "|", lambda a, b: a | b)

    def __and__(self, other):
        return self._combined(other, "&", lambda a, b: a & b)

    def __xor__(self, other):
        return self._combined(other, "^", lambda a, b: a ^ b)

    def __invert__(self):
        if self._value_ is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags."""


# What is made of enumerations needs them to be there.
from _enum_checks import (
    CONTINUOUS, NAMED_FLAGS, UNIQUE, EnumCheck, global_enum, global_enum_repr, global_flag_repr, global_str, unique, verify,
)
