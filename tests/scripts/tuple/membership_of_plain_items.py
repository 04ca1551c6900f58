# `in` of tuples and sets, where the answer is near and where `__eq__` must be asked.
class Same:
    def __eq__(self, other):
        print("asked", other, end=" ")
        return other == 3

    def __hash__(self):
        return hash(3)


nan = float("nan")
print(2 in (1, 2), "b" in ("a", "b"), None in (0, ""), 1 in ("1", None), "1" in (1, None), 1.0 in (0, 1), True in (0, 1))
print(nan in (nan,), nan in (1.5, 2), 3 in (1, Same(), 3), 3 in (3, Same()), Same() in (1, 3), None in (Same(),))
print(3 in {1, 2, 3}, "x" in {"x"}, "y" in {"x", 1}, 2.0 in {2}, (1, 2) in {(1, 2)}, 3 in {Same()}, {1} in {frozenset({1})})
try:
    print([] in {1})
except TypeError as error:
    print(error)
found = {1}
print([found.add(item) for item in (1, 2, "a", "a", 2.0, True, None)], len(found), sorted(map(str, found)))
print(isinstance(True, int), isinstance(1, (str, (float, int))), isinstance("", int), isinstance(None, type(None)), isinstance(int, type))

# output:
# True True False False False True True
# asked 3 asked 1 asked 3 asked None True False True True True False
# asked 3 True True False True True True True
# unhashable type: 'list'
# [None, None, None, None, None, None, None] 4 ['1', '2', 'None', 'a']
# True True False True True
