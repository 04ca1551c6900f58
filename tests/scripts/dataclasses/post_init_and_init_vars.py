from dataclasses import KW_ONLY, InitVar, dataclass, field, fields, replace
from typing import ClassVar


@dataclass
class C:
    a: int
    scale: InitVar[int] = 2
    count: ClassVar[int] = 0
    total: int = field(init=False)
    _: KW_ONLY
    flag: bool = False

    def __post_init__(self, scale):
        self.total = self.a * scale


print(C(3), C(3, 10), C(1, flag=True), [f.name for f in fields(C)], C.__match_args__)
print(replace(C(3), a=4), replace(C(3), a=4, scale=5))
for text in ("C(1, 2, True)", "replace(C(1), total=5)", "C()"):
    try:
        eval(text)
    except (TypeError, ValueError) as error:
        print(error)


@dataclass
class Strings:
    a: "int"
    b: "ClassVar[int]" = 1
    c: "InitVar[int]" = 2

    def __post_init__(self, c):
        print("got", c)


print(Strings(5), [f.name for f in fields(Strings)])

# output:
# C(a=3, total=6, flag=False) C(a=3, total=30, flag=False) C(a=1, total=2, flag=True) ['a', 'total', 'flag'] ('a', 'scale')
# C(a=4, total=8, flag=False) C(a=4, total=20, flag=False)
# C.__init__() takes from 2 to 3 positional arguments but 4 were given
# field total is declared with init=False, it cannot be specified with replace()
# C.__init__() missing 1 required positional argument: 'a'
# got 2
# Strings(a=5) ['a']
