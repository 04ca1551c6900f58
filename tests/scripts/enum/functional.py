from enum import Enum, Flag, IntEnum, StrEnum

print(list(Enum("E", "a b c")), list(Enum("E", "a, b", start=5)), list(Enum("E", ["x", "y"])))
print(list(Enum("E", [("a", 7), ("b", 8)])), list(Enum("E", {"k": "v"})), list(Flag("F", "r w x")))
print(list(IntEnum("I", "a b", start=0)), list(StrEnum("S", "Ab c")), Enum("E", "a").__module__)
made = Enum("Made", "a", module="some.where", qualname="Outer.Made", type=int)
print(made, made.a + 1, made.__module__, made.__qualname__, list(Enum("Empty", ())))
for args in (("E",), ("E", [1])):
    try:
        Enum(*args)
    except TypeError as error:
        print(error)

# output:
# [<E.a: 1>, <E.b: 2>, <E.c: 3>] [<E.a: 5>, <E.b: 6>] [<E.x: 1>, <E.y: 2>]
# [<E.a: 7>, <E.b: 8>] [<E.k: 'v'>] [<F.r: 1>, <F.w: 2>, <F.x: 4>]
# [<I.a: 0>, <I.b: 1>] [<S.Ab: 'ab'>, <S.c: 'c'>] __main__
# <enum 'Made'> 2 some.where Outer.Made []
# <enum 'Enum'> has no members; specify `names=()` if you meant to create a new, empty, enum
# cannot unpack non-iterable int object
