a, *b, c = range(5); print(a, b, c); (p, q), r = "ab", 1; print(p, q, r); *z, = "hi"; print(z); a, b = b, a; print(a, b)
x = y = []; x.append(1); print(y, x is y); i = 0; l = [9, 9]; i, l[i] = 1, 5; print(i, l)
for k, (m, *n) in {"k": (1, 2, 3)}.items(): print(k, m, n)
print((1,), (), (1, 2) + (3,), (1, 2) * 2, (1, 2).index(2), (1, 1).count(1), tuple("ab"), (1, 2) < (1, 3), hash((1, 2)) == hash((1, 2)), *[1, 2], [*"ab", *range(2)], {**{"a": 1}, "b": 2}, (*(), 1))
def f(): return 1, 2
print(f(), type(f()).__name__); head, *_ = f(); print(head)
for src in ("a, b = 1, 2, 3", "a, b, c = 1, 2", "a, *b, c = [1]", "a, b = 5", "a, b = {}", "(1, 2)[0] = 3", "a, b = None", "for x, y in [(1, 2, 3)]: pass", "a, b = iter([1])"):
    try: exec(src)
    except Exception as e: print(src, "|", type(e).__name__, "|", e)

# output:
# 0 [1, 2, 3] 4
# a b 1
# ['h', 'i']
# [1, 2, 3] 0
# [1] True
# 1 [9, 5]
# k 1 [2, 3]
# (1,) () (1, 2, 3) (1, 2, 1, 2) 1 2 ('a', 'b') True True 1 2 ['a', 'b', 0, 1] {'a': 1, 'b': 2} (1,)
# (1, 2) tuple
# 1
# a, b = 1, 2, 3 | ValueError | too many values to unpack (expected 2)
# a, b, c = 1, 2 | ValueError | not enough values to unpack (expected 3, got 2)
# a, *b, c = [1] | ValueError | not enough values to unpack (expected at least 2, got 1)
# a, b = 5 | TypeError | cannot unpack non-iterable int object
# a, b = {} | ValueError | not enough values to unpack (expected 2, got 0)
# (1, 2)[0] = 3 | TypeError | 'tuple' object does not support item assignment
# a, b = None | TypeError | cannot unpack non-iterable NoneType object
# for x, y in [(1, 2, 3)]: pass | ValueError | too many values to unpack (expected 2)
# a, b = iter([1]) | ValueError | not enough values to unpack (expected 2, got 1)
