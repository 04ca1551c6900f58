from dataclasses import FrozenInstanceError, dataclass, field


@dataclass(order=True)
class Ordered:
    a: int
    b: str = field(default="x", compare=False)


@dataclass(frozen=True)
class Frozen:
    a: int = 1


@dataclass(kw_only=True)
class Keywords:
    a: int
    b: int = field(default=3, kw_only=False)


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 2


@dataclass(unsafe_hash=True, repr=False)
class Hashed:
    a: int


print(sorted([Ordered(3), Ordered(1)]), Ordered(1, "p") >= Ordered(1, "q"), Ordered(1) == Ordered(1, "z"))
print(Frozen(), hash(Frozen(1)) == hash((1,)), {Frozen(2): 1}, Keywords(a=1), Keywords(5, a=1))
print(Slotted(1), Slotted.__slots__, hash(Hashed(1)) == hash(Hashed(1)), "object at" in repr(Hashed(1)))
for text in ("setattr(Frozen(), 'a', 2)", "delattr(Frozen(), 'a')", "setattr(Slotted(1), 'q', 1)", "Keywords(1, 2)", "Ordered(1) < 3"):
    try:
        eval(text)
    except Exception as error:
        print(type(error).__name__, error)
print(issubclass(FrozenInstanceError, AttributeError))

# output:
# [Ordered(a=1, b='x'), Ordered(a=3, b='x')] True True
# Frozen(a=1) True {Frozen(a=2): 1} Keywords(a=1, b=3) Keywords(a=1, b=5)
# Slotted(a=1, b=2) ('a', 'b') True True
# FrozenInstanceError cannot assign to field 'a'
# FrozenInstanceError cannot delete field 'a'
# AttributeError 'Slotted' object has no attribute 'q' and no __dict__ for setting new attributes
# TypeError Keywords.__init__() takes from 1 to 2 positional arguments but 3 were given
# TypeError '<' not supported between instances of 'Ordered' and 'int'
# True
