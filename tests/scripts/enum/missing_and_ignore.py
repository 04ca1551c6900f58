from enum import Enum, member, nonmember, property as enum_property


class Loose(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "any" else None


class Wrong(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return 5


class Raising(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        raise KeyError(value)


class Days(Enum):
    _ignore_ = "names i"
    names = vars()
    for i in range(3):
        names[f"DAY_{i}"] = i


class Mixed(Enum):
    kept = member(1)
    plain = nonmember(2)

    @enum_property
    def twice(self):
        return self.value * 2


print(Loose("any"), list(Days), list(Mixed), Mixed.plain, Mixed.kept.twice)
for kind in (Loose, Wrong, Raising):
    try:
        kind("none")
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__))
try:
    Mixed.twice
except AttributeError as error:
    print(error)

# output:
# Loose.A [<Days.DAY_0: 0>, <Days.DAY_1: 1>, <Days.DAY_2: 2>] [<Mixed.kept: 1>] 2 2
# ValueError 'none' is not a valid Loose None
# TypeError error in Wrong._missing_: returned 5 instead of None or a valid member ValueError("'none' is not a valid Wrong")
# KeyError 'none' ValueError("'none' is not a valid Raising")
# <enum 'Mixed'> has no attribute 'twice'
