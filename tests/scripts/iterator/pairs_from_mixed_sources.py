"""`enumerate` and `zip` over built-in iterators, generators and objects of scripts, to the end of the shortest."""


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.start == 0:
            raise StopIteration
        self.start -= 1
        return self.start


def letters():
    yield from "xyz"


print(list(enumerate([5, 6])), list(enumerate(letters(), 10)), list(enumerate(Countdown(2))))
# expect: [(0, 5), (1, 6)] [(10, 'x'), (11, 'y'), (12, 'z')] [(0, 1), (1, 0)]
print(list(enumerate(zip("ab", Countdown(5)))))  # expect: [(0, ('a', 4)), (1, ('b', 3))]
print(list(enumerate("ab", 2**63 - 1)))  # expect: [(9223372036854775807, 'a'), (9223372036854775808, 'b')]
print(list(enumerate({"k": 1}.items())), list(enumerate(enumerate("a"))))  # expect: [(0, ('k', 1))] [(0, (0, 'a'))]
print(list(zip([1, 2, 3], range(2))), list(zip(range(2), [1, 2, 3])), list(zip("ab", letters(), Countdown(9))))
# expect: [(1, 0), (2, 1)] [(0, 1), (1, 2)] [('a', 'x', 8), ('b', 'y', 7)]

first, second = iter([1, 2, 3, 4]), iter([10])
print(list(zip(first, second)), list(first))  # expect: [(1, 10)] [3, 4]
first, second = iter([1]), iter([10, 20, 30])
print(list(zip(first, second)), list(second))  # expect: [(1, 10)] [20, 30]
same = iter(range(5))
print(list(zip(same, same)))  # expect: [(0, 1), (2, 3)]

table = {"a": 1, "b": 2}
for at, key in enumerate(table):
    print(at, key)
# expect: 0 a
# expect: 1 b
try:
    for at, (key, value) in enumerate(table.items()):
        table[key * 2] = at
except RuntimeError as error:
    print(error)  # expect: dictionary changed size during iteration
print(list(zip([1], [2], strict=True)), list(zip()), list(zip("a")))  # expect: [(1, 2)] [] [('a',)]


class Once:
    def __init__(self):
        self.asked = 0

    def __iter__(self):
        self.asked += 1
        return self

    def __next__(self):
        if self.asked > 3:
            raise StopIteration
        self.asked += 1
        return self.asked


once = Once()
first, *rest = once
print(first, rest, once.asked)  # expect: 2 [4] 4
a, *b, c = [1, 2, 3, 4]
d, e = [5, 6]
print(a, b, c, d, e, sum([1, 2, 2**63 - 1]), sum([True, 2, 1.5]))  # expect: 1 [2, 3] 4 5 6 9223372036854775810 4.5
for wrong in ([1], [1, 2, 3], (1, 2, 3), "a"):
    try:
        d, e = wrong
    except ValueError as error:
        print(error)
# expect: not enough values to unpack (expected 2, got 1)
# expect: too many values to unpack (expected 2)
# expect: too many values to unpack (expected 2)
# expect: not enough values to unpack (expected 2, got 1)
try:
    d, *e, f = [1]
except ValueError as error:
    print(error)  # expect: not enough values to unpack (expected at least 2, got 1)
