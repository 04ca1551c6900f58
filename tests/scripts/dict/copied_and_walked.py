"""Dicts copied as they lie, walked while nothing, something or everything is taken out, keys that are tuples."""

source = {number: str(number) for number in range(20)}
for number in range(0, 20, 3):
    del source[number]
for copy in dict(source), source.copy(), {**source}, source | {}, {} | source:
    assert copy == source and list(copy) == list(source) and copy is not source
    copy["new"] = 1
    copy.pop(1)
    assert list(copy)[-1] == "new" and 1 in source and len(copy) == len(source)
empty = {}
empty.update(source)
empty.update({1: "one", "k": 2}, z=3)
print(list(empty.items())[:3], len(empty))
empty.update(empty)
same = {}
same.update(same)
print(len(empty), same)


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        print("hash", self.name)
        return 1

    def __eq__(self, other):
        print("eq", self.name, other.name)
        return self.name == other.name


odd = {Key("a"): 1, Key("b"): 2}
print("copying")
copied = dict(odd)
print(len(copied), [key.name for key in copied])

walked = {"a": 1, "b": 2, "c": 3}
seen = []
for key in walked:
    seen.append(key)
    walked[key] += 1
print(seen, walked)
for action in (lambda: walked.pop("a"), lambda: walked.update(x=1)):
    for kind in "keys", "values", "items":
        walked = {"a": 1, "b": 2, "c": 3}
        try:
            for shown in getattr(walked, kind)():
                action()
        except RuntimeError as error:
            print(kind, error)
for at in "abc":
    for kind in "keys", "values", "items":
        walked, seen = {"a": 1, "b": 2, "c": 3}, []
        try:
            for shown in getattr(walked, kind)():
                seen.append(shown)
                if len(seen) == 1:
                    del walked[at]
                    walked["y"] = 9
        except RuntimeError as error:
            print(kind, error)
        print(seen)
holes = {number: -number for number in range(6)}
del holes[0], holes[3], holes[5]
print(list(holes), list(holes.values()), list(holes.items()), [k for k in holes], [v for v in holes.values()])
print([(k, v) for k, v in holes.items()], [*zip(holes, holes.values())], max(holes), sum(holes.values()))
iterator = iter(holes)
next(iterator)
print(list(iterator), list(iterator))

grid = {(x, str(y)): x * y for x in range(3) for y in range(3)}
print(grid[2, "2"], grid.get((1, "x")), (1, "1") in grid, (True, "1") in grid, grid[1.0, "2"], hash((1, "a")) == hash((1.0, "a")))
grid[()] = 0
grid[(1, (2, 3))] = 1
grid[(None, 2.5)] = 2
print(grid[()], grid[1, (2, 3)], grid[None, 2.5], hash((1, 2, 3)), hash(()))

# output:
# [(1, 'one'), (2, '2'), (4, '4')] 15
# 15 {}
# hash a
# hash b
# eq a b
# copying
# 2 ['a', 'b']
# ['a', 'b', 'c'] {'a': 2, 'b': 3, 'c': 4}
# keys dictionary changed size during iteration
# values dictionary changed size during iteration
# items dictionary changed size during iteration
# keys dictionary changed size during iteration
# values dictionary changed size during iteration
# items dictionary changed size during iteration
# keys dictionary keys changed during iteration
# ['a', 'b', 'c']
# values dictionary keys changed during iteration
# [1, 2, 3]
# items dictionary keys changed during iteration
# [('a', 1), ('b', 2), ('c', 3)]
# ['a', 'c', 'y']
# [1, 3, 9]
# [('a', 1), ('c', 3), ('y', 9)]
# ['a', 'b', 'y']
# [1, 2, 9]
# [('a', 1), ('b', 2), ('y', 9)]
# [1, 2, 4] [-1, -2, -4] [(1, -1), (2, -2), (4, -4)] [1, 2, 4] [-1, -2, -4]
# [(1, -1), (2, -2), (4, -4)] [(1, -1), (2, -2), (4, -4)] 4 -7
# [2, 4] []
# 4 None True True 2 True
# 0 1 2 529344067295497451 5740354900026072187
