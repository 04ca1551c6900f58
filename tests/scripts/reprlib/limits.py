import reprlib
from reprlib import Repr, recursive_repr

objects = [
    list(range(3)), list(range(7)), (1,), (), [[[[[[[[1]]]]]]]], {1: 2}, {i: i for i in range(6)}, {3, 1, 2}, set(),
    frozenset({1}), frozenset(), "a" * 28, "a" * 29, "a" * 31, "'" * 40, 10**39, 10**50, -(10**50), b"x" * 50, {"b": 1, "a": 2},
    {1, "a"}, 1.5, None, object,
]
for x in objects:
    print(reprlib.repr(x))

limited = Repr(maxlist=2, maxstring=8, fillvalue="--", indent=2)
print(limited.repr([1, [2, "abcdefghijkl"], 3]))
print(limited.repr({"a": [1, (2,)]}), limited.repr([]), limited.repr((1,)))
for indent in "->", 0, "", 3:
    limited.indent = indent
    print(limited.repr([1, [2, 3]]))
for indent in -1, 1.5:
    limited.indent = indent
    try:
        print(limited.repr([1, [2, 3]]))
    except (ValueError, TypeError) as error:
        print(repr(error))


class Items(list):
    @recursive_repr()
    def __repr__(self):
        return "<" + "|".join(map(repr, self)) + ">"


items = Items("ab")
items.append(items)
print(items, Items.__repr__.__name__)


class Broken:
    def __repr__(self):
        1 / 0


class Mine(Repr):
    def repr_float(self, x, level):
        return f"~{x}"


print(reprlib.repr(Broken())[:19])
print(Mine().repr([1.5]), Mine(maxlevel=1).repr([[1]]), Mine(maxlevel=0).repr([[1]]), Mine(maxlevel=1).repr({1: {2: 3}}))

# output:
# [0, 1, 2]
# [0, 1, 2, 3, 4, 5, ...]
# (1,)
# ()
# [[[[[[[...]]]]]]]
# {1: 2}
# {0: 0, 1: 1, 2: 2, 3: 3, ...}
# {1, 2, 3}
# set()
# frozenset({1})
# frozenset()
# 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa'
# 'aaaaaaaaaaaa...aaaaaaaaaaaaa'
# 'aaaaaaaaaaaa...aaaaaaaaaaaaa'
# "''''''''''''...'''''''''''''"
# 1000000000000000000000000000000000000000
# 100000000000000000...0000000000000000000
# -10000000000000000...0000000000000000000
# b'xxxxxxxxxxx...xxxxxxxxxxxxx'
# {'a': 2, 'b': 1}
# {1, 'a'}
# 1.5
# None
# <class 'object'>
# [
#   1,
#   [
#     2,
#     'a--kl',
#   ],
#   --,
# ]
# {
#   'a': [
#     1,
#     (
#       2,
#     ),
#   ],
# } [] (
#   1,
# )
# [
# ->1,
# ->[
# ->->2,
# ->->3,
# ->],
# ]
# [
# 1,
# [
# 2,
# 3,
# ],
# ]
# [
# 1,
# [
# 2,
# 3,
# ],
# ]
# [
#    1,
#    [
#       2,
#       3,
#    ],
# ]
# ValueError('Repr.indent cannot be negative int (was -1)')
# TypeError("Repr.indent must be a str, int or None, not <class 'float'>")
# <'a'|'b'|...> __repr__
# <Broken instance at
# [~1.5] [[...]] [...] {1: {...}}
