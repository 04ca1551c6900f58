"""What contains itself, what is readable, subclasses of containers and of PrettyPrinter."""

import pprint

loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.saferepr(loop).split(" with")[0], pprint.isreadable({"a": [1]}))


class Shown(list):
    pass


class Own(dict):
    def __repr__(self):
        return "own repr " * 12


pprint.pprint([Shown(range(30)), Own(a=1)])


class Hex(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, int):
            return hex(object), True, False
        return super().format(object, context, maxlevels, level)


Hex(width=20).pprint([1, 255, {"a": 16, "b": 17}])
pprint.pprint({3, "a", None, 2.5} and sorted([2, 1]))
pprint.pprint({object: 1, "x": [2]}["x"])
for call in (lambda: pprint.PrettyPrinter(indent=-1), lambda: pprint.PrettyPrinter(depth=0), lambda: pprint.PrettyPrinter(width=0)):
    try:
        call()
    except ValueError as error:
        print(error)

# output:
# True False [1, <Recursion on list True
# [[0,
#   1,
#   2,
#   3,
#   4,
#   5,
#   6,
#   7,
#   8,
#   9,
#   10,
#   11,
#   12,
#   13,
#   14,
#   15,
#   16,
#   17,
#   18,
#   19,
#   20,
#   21,
#   22,
#   23,
#   24,
#   25,
#   26,
#   27,
#   28,
#   29],
#  own repr own repr own repr own repr own repr own repr own repr own repr own repr own repr own repr own repr ]
# [0x1,
#  0xff,
#  {'a': 0x10,
#   'b': 0x11}]
# [1, 2]
# [2]
# indent must be >= 0
# depth must be > 0
# width must be != 0
