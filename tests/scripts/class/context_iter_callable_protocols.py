class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self):
        n = self.n
        while n: yield n; n -= 1
    def __reversed__(self): return iter(range(1, self.n + 1))
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self.n - k for k in range(*i.indices(self.n))]
        if not -self.n <= i < self.n: raise IndexError(i)
        return self.n - i % self.n
    def __contains__(self, x): print("contains", x); return 0 < x <= self.n
    def __enter__(self): print("enter"); return self
    def __exit__(self, *exc): print("exit", exc[0]); return True
    def __missing__(self): pass
    def __int__(self): return self.n
    def __index__(self): return self.n
    def __round__(self, nd=None): return f"round {nd}"
    def __iadd__(self, k): self.n += k; return self
    def __sizeof__(self): return 1
c = Countdown(4); print(list(c), list(reversed(c)), c[0], c[-1], c[1:3], 3 in c, int(c), hex(c), [0] * c, round(c, 2), "abcdef"[c])
c += 1; print(len(c), *c, sep="|"); a, *b = c; print(a, b)
with c as d: raise KeyError("swallowed")
for f in (lambda: c[9], lambda: c["x"], lambda: c + 1):
    try: f()
    except Exception as e: print(type(e).__name__, e)

# output:
# contains 3
# [4, 3, 2, 1] [1, 2, 3, 4] 4 1 [3, 2] True 4 0x4 [0, 0, 0, 0] round 2 e
# 5|5|4|3|2|1
# 5 [4, 3, 2, 1]
# enter
# exit <class 'KeyError'>
# IndexError 9
# TypeError '<=' not supported between instances of 'int' and 'str'
# TypeError unsupported operand type(s) for +: 'Countdown' and 'int'
