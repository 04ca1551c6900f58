"""Operators of sets on plain items and on items with an `__eq__` of their own; the hash of an item in a set is asked for once."""


class Item:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        print("hash", self.name)
        return 7

    def __eq__(self, other):
        return self.name == other.name

    def __repr__(self):
        return self.name


a, b = {1, 2, 3, "x"}, {2, 3, 4, "y"}
print(sorted(map(str, a & b)), sorted(map(str, a | b)), sorted(map(str, a - b)), sorted(map(str, a ^ b)))
print(a <= b, {2, 3} <= a, {2} < {2, 3}, a >= {1}, a > a, a == {3, 2, 1, "x"}, a != b, a.isdisjoint(b), a.isdisjoint({9}))
print(sorted(a.intersection([2, "x", 9], (2,)), key=str), sorted(a.difference([1], "x")), a.issubset(range(9)), b.issuperset([2]))
print(type(frozenset(a) & b).__name__, type(b & frozenset(a)).__name__, type(a - frozenset(b)).__name__)
one, two, three = Item("one"), Item("two"), Item("three")
print("making")
left, right = {one, two}, {two, three}
print("operating")
print(len(left & right), len(left | right), len(left - right), len(left ^ right), left <= right, left == {one, two})
left &= right
print(left)
left |= {three}
left -= {two}
print(left)
left ^= {three}
print(left, set(right) == right, frozenset(right) == right)
numbers = set(range(100))
numbers -= set(range(0, 100, 2))
numbers &= set(range(50))
print(len(numbers), sum(numbers), [n for n in numbers][:5], min(numbers), max(numbers))
try:
    {1} & [1]
except TypeError as error:
    print(error)

# output:
# ['2', '3'] ['1', '2', '3', '4', 'x', 'y'] ['1', 'x'] ['1', '4', 'x', 'y']
# False True True True False True True False True
# [2] [2, 3] False True
# frozenset set set
# making
# hash one
# hash two
# hash two
# hash three
# operating
# hash one
# hash two
# 1 3 1 2 False True
# {two}
# hash three
# hash two
# {three}
# hash three
# set() True True
# 25 625 [1, 3, 5, 7, 9] 1 49
# unsupported operand type(s) for &: 'set' and 'list'
