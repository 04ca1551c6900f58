import copy

row = [1, [2, 3], {"k": [4]}]
shallow, deep = copy.copy(row), copy.deepcopy(row)
row[1].append(5)
print(shallow, deep, shallow[1] is row[1], deep[1] is row[1])  # expect: [1, [2, 3, 5], {'k': [4]}] [1, [2, 3], {'k': [4]}] True False
loop = []
loop.append(loop)
again = copy.deepcopy(loop)
print(again[0] is again, again is loop)  # expect: True False
shared = [1]
pair = copy.deepcopy((shared, shared))
print(pair[0] is pair[1], pair[0] is shared)  # expect: True False
values = (1, "a", None, 2.5, b"b", (1, 2), range(3), frozenset({1}), len, int)
print(all(copy.copy(value) is value for value in values), copy.deepcopy((1, (2, 3))) == (1, (2, 3)))  # expect: True True


class C:
    def __init__(self, x):
        self.x = x


class Slots:
    __slots__ = ("a", "b")


class Sub(list):
    pass


class Table(dict):
    pass


c = C([1])
print(copy.copy(c).x is c.x, copy.deepcopy(c).x is c.x, copy.deepcopy(c).x, type(copy.copy(c)).__name__)  # expect: True False [1] C
slots = Slots()
slots.a = [1]
copied = copy.deepcopy(slots)
print(copied.a, copied.a is slots.a, hasattr(copied, "b"))  # expect: [1] False False
sub = Sub([[1]])
sub.extra = "e"
made = copy.deepcopy(sub)
print(made, type(made).__name__, made.extra, made[0] is sub[0], copy.copy(sub)[0] is sub[0])  # expect: [[1]] Sub e False True
table = Table(a=[1])
print(copy.deepcopy(table), type(copy.copy(table)).__name__, copy.copy({1, 2}) == {1, 2}, copy.deepcopy(bytearray(b"x")))  # expect: {'a': [1]} Table True bytearray(b'x')
error = copy.copy(ValueError("v", 1))
print(repr(error), copy.deepcopy(slice(1, 2)), copy.deepcopy({(1, 2): {3}}))  # expect: ValueError('v', 1) slice(1, 2, None) {(1, 2): {3}}
