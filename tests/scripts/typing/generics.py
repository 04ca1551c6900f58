from typing import *

T = TypeVar("T")
S = TypeVar("S")
B = TypeVar("B", bound=int)
C = TypeVar("C", int, str)
Co = TypeVar("Co", covariant=True)
Contra = TypeVar("Contra", contravariant=True)
D = TypeVar("D", default=int)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
print(T, B, C, Co, Contra, D, P, Ts, B.__bound__, C.__constraints__, D.__default__, T.has_default(), T.__module__)


class Box(Generic[T]):
    pass


class Pair(Generic[T, S]):
    pass


class Ints(Box[int]):
    pass


class Half(Pair[int, T]):
    pass


class Many(Generic[*Ts]):
    pass


class With(Generic[T, P]):
    pass


class Default(Generic[T, D]):
    pass


print(Box[int], Pair[T, int], Pair[T, int].__parameters__, Pair[T, int][str], Box[Box[int]], Many[int, str], Many[()], With[int, [str, float]], Default[str])
print(Box[int]().__orig_class__, Box.__parameters__, Ints.__orig_bases__, Ints.__mro__, Half.__parameters__, Half[str], Box["X"])
for text in ("Box[int, str]", "Pair[int]", "Box[int][str]", "Ints[int]", "Generic[int]", "Generic[T, T]", "isinstance(1, Box[int])", "TypeVar('X', int)",
             "TypeVar('X', covariant=True, contravariant=True)"):
    try:
        eval(text)
    except (TypeError, ValueError) as error:
        print(error)

# output:
# ~T ~B ~C +Co -Contra ~D ~P Ts <class 'int'> (<class 'int'>, <class 'str'>) <class 'int'> False __main__
# __main__.Box[int] __main__.Pair[~T, int] (~T,) __main__.Pair[str, int] __main__.Box[__main__.Box[int]] __main__.Many[int, str] __main__.Many[()] __main__.With[int, [str, float]] __main__.Default[str, int]
# __main__.Box[int] (~T,) (__main__.Box[int],) (<class '__main__.Ints'>, <class '__main__.Box'>, <class 'typing.Generic'>, <class 'object'>) (~T,) __main__.Half[str] __main__.Box[ForwardRef('X')]
# Too many arguments for <class '__main__.Box'>; actual 2, expected 1
# Too few arguments for <class '__main__.Pair'>; actual 1, expected at least 2
# __main__.Box[int] is not a generic class
# <class '__main__.Ints'> is not a generic class
# Parameters to Generic[...] must all be type variables or parameter specification variables.
# Parameters to Generic[...] must all be unique
# Subscripted generics cannot be used with class and instance checks
# A single constraint is not allowed
# Bivariant types are not supported.
