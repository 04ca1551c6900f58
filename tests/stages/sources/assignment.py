x = y = 0
(a), [b, *c] = d.e, f[0] = g
n: int
m.k: dict[str, int] = {}
(p): float = 1.5
del a, (b, c[1:2]), d.e
