# Loops that unpack what is made just for them see what any other loop sees.
names = {"a": 1, "b": 2, "c": 3}
for key, value in names.items():
    print(key, value, end="; ")
for place, key in enumerate(names):
    print(place, key, end="; ")
for place, (key, value) in enumerate(names.items(), 7):
    print(place, key, value, end="; ")
for place, (one, two) in enumerate(zip("xyz", [10, 20, 30, 40])):
    print(place, one, two, end="; ")
for one, two in zip("xyz", "xyz"[1:]):
    print(one + two, end="; ")
both = iter([1, 2, 3, 4, 5])
for one, two in zip(both, both):
    print(one, two, end="; ")
print([a * b for a, b in zip(range(4), (5, 6, 7, 8))], {b: a for a, b in names.items()})
item = None
for item in names.items():
    key, value = item
    print(item, key, value, end="; ")
print(item)
for place, item in enumerate("ab"):
    place, item = item, place
    print(place, item, end="; ")
print(list(names.items())[0], [pair for pair in names.items()], sorted(names.items(), reverse=True))
view = names.items()
for key, value in view:
    print(key, value, end="; ")
names["d"] = 4
print(len(view), ("d", 4) in view)
try:
    for key, value in names.items():
        names[key + "!"] = value
except RuntimeError as error:
    print(error, len(names))
try:
    for one, two in names:
        print(one, two)
except ValueError as error:
    print(error)
try:
    for one, two in [(1, 2), (3,)]:
        print(one, two)
except ValueError as error:
    print(error, one, two)


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name, end="; ")


first, second = Noted("first"), Noted("second")
for first, second in enumerate("ab"):
    print(first, second)
one = [Noted("x"), Noted("y")]
a, b = one
del one
a, b = 1, 2
print(a, b)
x, *rest, y = ["p", "q", "r", "s"]
print(x, rest, y)
try:
    x, *rest, y = [1]
except ValueError as error:
    print(error, x, rest, y)

# output:
# a 1; b 2; c 3; 0 a; 1 b; 2 c; 7 a 1; 8 b 2; 9 c 3; 0 x 10; 1 y 20; 2 z 30; xy; yz; 1 2; 3 4; [0, 6, 14, 24] {1: 'a', 2: 'b', 3: 'c'}
# ('a', 1) a 1; ('b', 2) b 2; ('c', 3) c 3; ('c', 3)
# a 0; b 1; ('a', 1) [('a', 1), ('b', 2), ('c', 3)] [('c', 3), ('b', 2), ('a', 1)]
# a 1; b 2; c 3; 4 True
# dictionary changed size during iteration 5
# not enough values to unpack (expected 2, got 1)
# 1 2
# not enough values to unpack (expected 2, got 1) 1 2
# gone: first; gone: second; 0 a
# 1 b
# gone: x; gone: y; 1 2
# p ['q', 'r'] s
# not enough values to unpack (expected at least 2, got 1) p ['q', 'r'] s
