class L:
    def __len__(self): return 0
class N:
    def __bool__(self): return "no"
class E:
    def __eq__(self, o): return True
class Neg:
    def __len__(self): return -1
i, l, s = 5, [1, 2], "abc"
print(bool(L()), bool([]), bool("0"), bool(0.0), bool(object()))
for f in (lambda: bool(N()), lambda: hash(E()), lambda: len(Neg()), lambda: hash([]), lambda: {}[{}], lambda: {[1]}, lambda: len(5), lambda: iter(5), lambda: next(5), lambda: i(), lambda: i[0], lambda: [][0], lambda: {}["k"], lambda: l["a"], lambda: s[1.0], lambda: (1,)[5], lambda: "a"[5]):
    try: print(f())
    except Exception as e: print(type(e).__name__, "|", e)
print(hash(1) == hash(1.0) == hash(True), hash(-1), hash(-2), hash(2**61 - 1), hash(0.5), 1 == True, {1: "a", True: "b", 1.0: "c"})

# output:
# False False True False True
# TypeError | __bool__ should return bool, returned str
# TypeError | unhashable type: 'E'
# ValueError | __len__() should return >= 0
# TypeError | unhashable type: 'list'
# TypeError | unhashable type: 'dict'
# TypeError | unhashable type: 'list'
# TypeError | object of type 'int' has no len()
# TypeError | 'int' object is not iterable
# TypeError | 'int' object is not an iterator
# TypeError | 'int' object is not callable
# TypeError | 'int' object is not subscriptable
# IndexError | list index out of range
# KeyError | 'k'
# TypeError | list indices must be integers or slices, not str
# TypeError | string indices must be integers, not 'float'
# IndexError | tuple index out of range
# IndexError | string index out of range
# True -2 -2 0 1152921504606846976 True {1: 'c'}
