import gc


class Pair:
    """Two attributes."""

    def __init__(self):
        self.x = [1]
        self.y = "k"


class Slotted:
    """Two slots."""

    __slots__ = ("p", "q")


print(gc.get_referents([1, 2]), gc.get_referents((1, None, "x")))  # expect: [2, 1] ['x', None, 1]
print(gc.get_referents({"a": 1, "b": [2]}), gc.get_referents({1: 2}), gc.get_referents(1, "a"))  # expect: [1, [2]] [2, 1] []
print(gc.get_referents(Pair()))  # expect: [[1], 'k', <class '__main__.Pair'>]
slotted = Slotted()
slotted.p, slotted.q = [1], 2
print(gc.get_referents(slotted))  # expect: [[1], 2, <class '__main__.Slotted'>]
inner = []
outer = [inner]
holder = Pair()
holder.x = inner
referrers = gc.get_referrers(inner)
print(any(one is outer for one in referrers), any(one is globals() for one in referrers))  # expect: True True
print(any(one is outer for one in gc.get_objects()), any(one is inner for one in gc.get_objects(generation=None)))  # expect: True True
tracked = ([], {"a": []}, ([],), print, Pair(), slotted, {1}, ValueError(), iter([]), lambda: 1, gc)
print([gc.is_tracked(one) for one in tracked].count(False))  # expect: 0
untracked = (1, "a", 1.5, None, (), {}, {"a": 1}, range(3), b"", bytearray(), object())
print([gc.is_tracked(one) for one in untracked].count(True))  # expect: 0
print(gc.is_finalized(holder), gc.is_finalized(1))  # expect: False False
