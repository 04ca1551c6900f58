d = {"b": 1, "a": 2}; d["c"] = 3; d["b"] = 9; print(d, list(d), d.get("z"), d.get("z", 0), d.pop("a"), d.pop("q", None), d.setdefault("n", []), d.popitem(), len(d), "b" in d)
d.update({"x": 1}, y=2); d |= {"z": 3}; print(d, d.keys(), d.values(), d.items(), {"a": 1} | {"a": 2}, dict(a=1), dict([("k", "v")]), dict.fromkeys("ab", 0), {**d, "b": 0}, list(reversed(d)))
print(d.keys() & {"x", "q"}, d.items() >= {("x", 1)}, {1: "a"} == {1.0: "a"}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, sorted(d.items(), key=lambda kv: -kv[1]), max(d, key=d.get), {v: k for k, v in d.items()})
for f in (lambda: d["nope"], lambda: d.pop("nope"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: d.__delitem__("q"), lambda: dict(5), lambda: dict(["abc"]), lambda: d + d, lambda: d < d, lambda: dict.fromkeys(5), lambda: d.keys()[0], lambda: {}.foo):
    try: print(f())
    except Exception as e: print(type(e).__name__, "|", e)
try:
    for k in d: d[k + "new"] = 1
except RuntimeError as e: print(e)
try:
    for k in {1: 2}.copy().keys(): pass
    e = {1: 1, 2: 2}
    for k in e: del e[k]; e[k + 10] = 1
except RuntimeError as x: print(x)
class M(dict):
    def __missing__(self, k): return f"missing {k}"
print(M()["q"], M(a=1)["a"], "q" in M(), type(M(a=1).copy()).__name__)

# output:
# {'b': 9, 'c': 3} ['b', 'a', 'c'] None 0 2 None [] ('n', []) 2 True
# {'b': 9, 'c': 3, 'x': 1, 'y': 2, 'z': 3} dict_keys(['b', 'c', 'x', 'y', 'z']) dict_values([9, 3, 1, 2, 3]) dict_items([('b', 9), ('c', 3), ('x', 1), ('y', 2), ('z', 3)]) {'a': 2} {'a': 1} {'k': 'v'} {'a': 0, 'b': 0} {'b': 0, 'c': 3, 'x': 1, 'y': 2, 'z': 3} ['z', 'y', 'x', 'c', 'b']
# {'x'} True True True [('b', 9), ('c', 3), ('z', 3), ('y', 2), ('x', 1)] b {9: 'b', 3: 'z', 1: 'x', 2: 'y'}
# KeyError | 'nope'
# KeyError | 'nope'
# KeyError | 'popitem(): dictionary is empty'
# TypeError | unhashable type: 'list'
# KeyError | 'q'
# TypeError | 'int' object is not iterable
# ValueError | dictionary update sequence element #0 has length 3; 2 is required
# TypeError | unsupported operand type(s) for +: 'dict' and 'dict'
# TypeError | '<' not supported between instances of 'dict' and 'dict'
# TypeError | 'int' object is not iterable
# TypeError | 'dict_keys' object is not subscriptable
# AttributeError | 'dict' object has no attribute 'foo'
# dictionary changed size during iteration
# dictionary keys changed during iteration
# missing q 1 False dict
