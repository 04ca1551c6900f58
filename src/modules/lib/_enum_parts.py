"""The pieces that enumerations are made of: `auto`, `member`, `property`, and the namespace that class bodies fill.

`EnumDict` decides what will be a member: what is no descriptor, no nested class and has no reserved name.
"""

from builtins import bin as _bin, property as _property
from types import DynamicClassAttribute

# Scripts know these classes as those of module enum.
__name__ = "enum"


class nonmember(object):
    """Protects item from becoming an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class member(object):
    """Forces item to become an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return name.startswith(prefix) and len(name) > len(prefix) and not name.endswith("__")


def _is_nested_class(cls_name, obj):
    """Whether a value is a class that the body of the enumeration defines."""
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, "__qualname__", "")
    return qualname == f"{cls_name}.{obj.__name__}" or qualname.endswith(f".{cls_name}.{obj.__name__}")


def _is_single_bit(number):
    return number > 0 and number & (number - 1) == 0


def _iter_bits_lsb(number):
    """The bits of a number, lowest first."""
    number = getattr(number, "value", number)
    if number < 0:
        raise ValueError("%r is not a positive integer" % number)
    while number:
        bit = number & -number
        yield bit
        number ^= bit


def show_flag_values(value):
    """The single bits of a value."""
    return list(_iter_bits_lsb(value))


def _high_bit(value):
    return value.bit_length() - 1


def bin(num, max_bits=None):
    """Like built-in bin(), except negative values are represented in twos-compliment, and the leading bit always
    indicates sign (0=positive, 1=negative)."""
    ceiling = 2 ** num.bit_length()
    text = _bin(num + ceiling).replace("1", "0", 1) if num >= 0 else _bin(~num ^ (ceiling - 1) + ceiling)
    sign, digits = text[:3], text[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return f"{sign} {digits}"


class _not_given:
    def __repr__(self):
        return "<not given>"


class _auto_null:
    def __repr__(self):
        return "_auto_null"


_not_given = _not_given()
_auto_null = _auto_null()


class auto:
    """Instances are replaced with an appropriate value in Enum class suites."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """This is a descriptor, used to define attributes that act differently when accessed through an enum member and
    through an enum class.

    Instance access is the same as property(), but access to an attribute through the enum class will look for a member
    of that name instead.
    """

    member = None
    name = clsname = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self.member is not None:
            return self.member
        raise AttributeError(f"{ownerclass!r} member has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


def _is_flag(enum_class):
    """Whether the members of a class are flags: such classes take values apart."""
    return hasattr(enum_class, "_iter_member_")


class _proto_member:
    """A member to be: it makes the member when the class exists, and puts it in its own place."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, member_name):
        delattr(enum_class, member_name)
        new = self._make(enum_class)
        new._name_ = member_name
        new.__objclass__ = enum_class
        args = self._arguments(enum_class)
        new.__init__(*args)
        new._sort_order_ = len(enum_class._member_names_)
        if _is_flag(enum_class) and isinstance(new._value_, int):
            enum_class._flag_mask_ |= new._value_
            if _is_single_bit(new._value_):
                enum_class._singles_mask_ |= new._value_
            enum_class._all_bits_ = 2 ** enum_class._flag_mask_.bit_length() - 1
        canonical = self._same_value(enum_class, new._value_)
        if canonical is None:
            canonical = new
            if self._is_canonical(enum_class, new._value_):
                enum_class._member_names_.append(member_name)
        enum_class._add_member_(member_name, canonical)
        self._note_value(enum_class, member_name, canonical, new._value_)

    def _arguments(self, enum_class):
        args = self.value if isinstance(self.value, tuple) else (self.value,)
        return (args,) if enum_class._member_type_ is tuple else args

    def _make(self, enum_class):
        args = self._arguments(enum_class)
        kind = enum_class._member_type_
        if not enum_class._use_args_:
            new = enum_class._new_member_(enum_class)
        else:
            new = enum_class._new_member_(enum_class, *args)
        if not hasattr(new, "_value_"):
            if kind is object:
                new._value_ = self.value
            else:
                try:
                    new._value_ = kind(*args)
                except Exception as exc:
                    raise TypeError("_value_ not set in __new__, unable to create it") from exc
        return new

    @staticmethod
    def _is_canonical(enum_class, value):
        """A flag of several bits, or of none, is a name for a combination."""
        return not _is_flag(enum_class) or isinstance(value, int) and _is_single_bit(value)

    @staticmethod
    def _same_value(enum_class, value):
        """The member that has this value already, so that the new name is an alias."""
        try:
            found = enum_class._value2member_map_.get(value)
            # A member that gave itself another value while it was made is not bound yet.
            bound = found is not None and hasattr(found, "_sort_order_") and found._name_ in enum_class._member_map_
            return found if bound else None
        except TypeError:
            for member in enum_class._member_map_.values():
                if member._value_ == value:
                    return member
        return None

    @staticmethod
    def _note_value(enum_class, name, member, value):
        try:
            enum_class._value2member_map_.setdefault(value, member)
            if value not in enum_class._hashable_values_:
                enum_class._hashable_values_.append(value)
        except TypeError:
            enum_class._unhashable_values_.append(value)
            enum_class._unhashable_values_map_.setdefault(name, []).append(value)


# Names of one underscore on either side that a body may define.
_ALLOWED = {
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
    "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_", "_add_value_alias_", "_use_args_", "_member_type_",
}


class EnumDict(dict):
    """Track enum member order and ensure member names are not reused.

    EnumType will use the names found in self._member_names as the enumeration member names.
    """

    def __init__(self, cls_name=None):
        super().__init__()
        # A dict, for looking up and for the order.
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    @_property
    def member_names(self):
        """The names of the members, in order."""
        return list(self._member_names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
            value = value.__func__ if key == "_generate_next_value_" and isinstance(value, staticmethod) else value
            if key == "_ignore_":
                value = self._ignore
        elif _is_dunder(key):
            key = "_order_" if key == "__order__" else key
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) or _is_nested_class(self._cls_name, value):
            pass
        else:
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._value_of(key, value.value if isinstance(value, member) else value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in _ALLOWED:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            already = set(self._ignore) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")

    def _value_of(self, key, value):
        """The value with every auto() in it (itself, or an item of a tuple) replaced; what the next auto() goes by is kept."""
        if isinstance(value, auto):
            return self._resolve(key, value)
        if isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            items = [self._resolve(key, item) if isinstance(item, auto) else item for item in value]
            return tuple(items) if type(value) is tuple else type(value)(*items)
        self._last_values.append(value)
        return value

    def _resolve(self, key, value):
        if value.value is _auto_null:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
        self._auto_called = True
        self._last_values.append(value.value)
        return value.value

    def update(self, members, **more_members):
        """Fill from a mapping or pairs, as assignments in the body would."""
        pairs = ((name, members[name]) for name in members.keys()) if hasattr(members, "keys") else members
        for name, value in pairs:
            self[name] = value
        for name, value in more_members.items():
            self[name] = value


_EnumDict = EnumDict
