bodies = (
    "@dataclass\nclass E:\n a: int = 1\n b: int",
    "@dataclass\nclass E:\n a: list = []",
    "@dataclass\nclass E:\n a: int = field(default=1, default_factory=int)",
    "@dataclass\nclass E:\n a = field()",
    "@dataclass(frozen=True)\nclass A:\n a: int\n@dataclass\nclass B(A):\n b: int",
    "@dataclass\nclass A:\n a: int\n@dataclass(frozen=True)\nclass B(A):\n b: int",
    "@dataclass(order=True)\nclass E:\n a: int\n def __lt__(self, o): pass",
    "@dataclass(order=True, eq=False)\nclass E:\n a: int",
    "@dataclass(unsafe_hash=True)\nclass E:\n def __hash__(self): return 1",
    "@dataclass\nclass E:\n _: KW_ONLY\n a: int\n __: KW_ONLY\n b: int",
    "@dataclass(slots=True)\nclass E:\n __slots__ = ('a',)\n a: int",
    "@dataclass(weakref_slot=True)\nclass E:\n a: int",
    "make_dataclass('E', ['class'])",
    "make_dataclass('E', ['x', 'x'])",
    "dataclass(bogus=1)",
)
from dataclasses import *

for body in bodies:
    try:
        exec(body)
    except Exception as error:
        print(type(error).__name__, error)

# output:
# TypeError non-default argument 'b' follows default argument 'a'
# ValueError mutable default <class 'list'> for field a is not allowed: use default_factory
# ValueError cannot specify both default and default_factory
# TypeError 'a' is a field but has no type annotation
# TypeError cannot inherit non-frozen dataclass from a frozen one
# TypeError cannot inherit frozen dataclass from a non-frozen one
# TypeError Cannot overwrite attribute __lt__ in class E Consider using functools.total_ordering
# ValueError eq must be true if order is true
# TypeError Cannot overwrite attribute __hash__ in class E
# TypeError '__' is KW_ONLY, but KW_ONLY has already been specified
# TypeError E already specifies __slots__
# TypeError weakref_slot is True but slots is False
# TypeError Field names must not be keywords: 'class'
# TypeError Field name duplicated: 'x'
# TypeError dataclass() got an unexpected keyword argument 'bogus'
