from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, unique, verify

bodies = (
    "class E(Enum):\n a = 1\n a = 2",
    "class E(Enum):\n a = 1\n def a(self): pass",
    "class E(Enum):\n mro = 1",
    "class E(Enum):\n _odd_ = 1",
    "class E(Enum):\n _order_ = 'b a'\n a = 1\n b = 2",
    "class E(Enum):\n a = 1\n def __init__(self, x, y): pass",
    "@unique\nclass E(Enum):\n a = 1\n b = 1",
    "@verify(UNIQUE)\nclass E(Enum):\n a = 1\n b = 1",
    "@verify(CONTINUOUS)\nclass E(Enum):\n a = 1\n b = 4",
    "@verify(NAMED_FLAGS)\nclass E(Flag):\n a = 1\n b = 6",
    "class E(Flag):\n a = 'x'\n from enum import auto\n b = auto()",
    "class E(Enum, int):\n a = 1",
)
for body in bodies:
    try:
        exec(body)
    except Exception as error:
        print(type(error).__name__, error)

# output:
# TypeError 'a' already defined as 1
# TypeError 'a' already defined as 1
# ValueError invalid enum member name(s) 'mro'
# ValueError _sunder_ names, such as '_odd_', are reserved for future Enum use
# TypeError member order does not match _order_:
#   ['a', 'b']
#   ['b', 'a']
# TypeError E.__init__() missing 1 required positional argument: 'y'
# ValueError duplicate values found in <enum 'E'>: b -> a
# ValueError aliases found in <enum 'E'>: b -> a
# ValueError invalid enum 'E': missing values 2, 3
# ValueError invalid Flag 'E': alias b is missing combined values of 0x6 [use enum.show_flag_values(value) for details]
# TypeError '>' not supported between instances of 'type' and 'str'
# TypeError new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`
