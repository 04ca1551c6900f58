from dataclasses import dataclass, field, asdict, astuple, replace, FrozenInstanceError
@dataclass(order=True)
class P: x: int; y: float = 0.5; tags: list = field(default_factory=list, compare=False); h: int = field(default=1, repr=False)
p = P(1); print(p, p == P(1), P(1) < P(2), asdict(p), astuple(p), replace(p, x=9), p.tags is P(1).tags)
@dataclass(frozen=True)
class F:
    a: int
    def __post_init__(self): print("post", self.a)
f = F(1); print(hash(f) == hash(F(1)), {f})
try: f.a = 2
except FrozenInstanceError as e: print(e)
@dataclass
class C(P): z: str = "z"
print(C(1, z="q"), C.__match_args__)
for f in (lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: hash(p), lambda: P(1) < 5):
    try: f()
    except TypeError as e: print(e)
try:
    @dataclass
    class B: a: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class B: a: int = 1; b: int
except TypeError as e: print(e)
@dataclass(kw_only=True, slots=True)
class K: a: int
print(K(a=1))
# output:
# P(x=1, y=0.5, tags=[]) True True {'x': 1, 'y': 0.5, 'tags': [], 'h': 1} (1, 0.5, [], 1) P(x=9, y=0.5, tags=[]) False
# post 1
# post 1
# True {F(a=1)}
# cannot assign to field 'a'
# C(x=1, y=0.5, tags=[], z='q') ('x', 'y', 'tags', 'h', 'z')
# P.__init__() missing 1 required positional argument: 'x'
# P.__init__() takes from 2 to 5 positional arguments but 6 were given
# unhashable type: 'P'
# '<' not supported between instances of 'P' and 'int'
# mutable default <class 'list'> for field a is not allowed: use default_factory
# non-default argument 'b' follows default argument 'a'
# K(a=1)
