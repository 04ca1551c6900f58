class V:
    def __init__(s, *v): s.v = v
    def __repr__(s): return f"V{s.v}"
    def __add__(s, o): return V(*(a + b for a, b in zip(s.v, o.v))) if isinstance(o, V) else NotImplemented
    def __radd__(s, o): print("radd", o); return s
    def __mul__(s, k): return V(*(a * k for a in s.v))
    __rmul__ = __mul__
    def __neg__(s): return V(*(-a for a in s.v))
    def __eq__(s, o): return isinstance(o, V) and s.v == o.v
    def __hash__(s): return hash(s.v)
    def __bool__(s): return any(s.v)
    def __len__(s): return len(s.v)
    def __getitem__(s, i): return s.v[i]
    def __contains__(s, x): return x in s.v
    def __lt__(s, o): return s.v < o.v
    def __call__(s, x): return s.v[0] + x
    def __format__(s, spec): return f"<{spec}>"
    def __matmul__(s, o): return sum(a * b for a, b in zip(s.v, o.v))
    def __floordiv__(s, k): return V(*(a // k for a in s.v))
a, b = V(1, 2), V(3, 4)
print(a + b, 2 * a, -a, a == V(1, 2), a != b, bool(V(0, 0)), len(a), a[1], a[:1], 2 in a, sorted([b, a]), a(5), f"{a:xyz}", a @ b, b // 2)
print(sum([a, b], V(0, 0)), {a: 1}[V(1, 2)], list(a), max(a, b)); print(1 + a)
for f in (lambda: a + 1, lambda: a - b, lambda: a <= b, lambda: a ** 2, lambda: ~a, lambda: a["x"], lambda: {}[[]]):
    try: print(f())
    except TypeError as e: print(e)

# output:
# V(4, 6) V(2, 4) V(-1, -2) True True False 2 2 (1,) True [V(1, 2), V(3, 4)] 6 <xyz> 11 V(1, 2)
# V(4, 6) 1 [1, 2] V(3, 4)
# radd 1
# V(1, 2)
# unsupported operand type(s) for +: 'V' and 'int'
# unsupported operand type(s) for -: 'V' and 'V'
# '<=' not supported between instances of 'V' and 'V'
# unsupported operand type(s) for ** or pow(): 'V' and 'int'
# bad operand type for unary ~: 'V'
# tuple indices must be integers or slices, not str
# unhashable type: 'list'
