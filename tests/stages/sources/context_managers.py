with a as b, c: pass
with (d as e, f() as g.h,): pass
with (i, j): pass
with (k): pass
with (l, m) as n: pass
def f():
    with (yield): pass
with (o).p as (q, r): pass
