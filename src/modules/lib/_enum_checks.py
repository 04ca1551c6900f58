"""Checks of enumerations, and enumerations whose members are names of their module."""

import sys
from _enum_parts import _high_bit, _is_single_bit, _iter_bits_lsb
from enum import Enum, Flag, ReprEnum, StrEnum

# Scripts know these classes as those of module enum.
__name__ = "enum"


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    duplicates = [(name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
    if duplicates:
        details = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """Various conditions to check an enumeration for."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Check an enumeration for various constraints. (see EnumCheck)"""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._check_unique(enumeration)
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._check_named_flags(enumeration)
        return enumeration

    @staticmethod
    def _check_unique(enumeration):
        duplicates = [(name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
        if duplicates:
            details = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
            raise ValueError(f"aliases found in {enumeration!r}: {details}")

    @staticmethod
    def _check_continuous(enumeration):
        values = {member.value for member in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            kind = "flag"
            missing = [2**bit for bit in range(_high_bit(low) + 1, _high_bit(high)) if 2**bit not in values]
        elif issubclass(enumeration, Enum):
            kind = "enum"
            missing = [number for number in range(low + 1, high) if number not in values]
        if missing:
            shown = ", ".join(str(number) for number in missing)
            raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {shown}")

    @staticmethod
    def _check_named_flags(enumeration):
        named = {member.value for member in enumeration}
        names, missing = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            unnamed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in named]
            if unnamed:
                names.append(name)
                for bit in unnamed:
                    missing |= bit
        if not names:
            return
        if len(names) == 1:
            who = f"alias {names[0]} is missing"
        else:
            who = f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
        what = f"{'value' if _is_single_bit(missing) else 'combined values of'} 0x{missing:x}"
        raise ValueError(
            f"invalid Flag {enumeration.__name__!r}: {who} {what} [use enum.show_flag_values(value) for details]"
        )


def global_enum_repr(self):
    """Use module.enum_name instead of class.enum_name.

    The module is the last module in case of a multi-module name.
    """
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    """Use module.flag_name instead of class.flag_name.

    The module is the last module in case of a multi-module name.
    """
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    parts = self._name_.split("|")
    return "|".join(part if part[0].isdigit() else f"{module}.{part}" for part in parts)


def global_str(self):
    """Use enum_name instead of class.enum_name."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Decorator that makes the repr() of an enum member reference its module instead of its class; also exports all
    members to the enum's module's global namespace."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
