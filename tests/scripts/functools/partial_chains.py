from functools import partial

p = partial(partial(lambda *a, **k: (a, k), 1), 2, x=3)
print(p(4, y=5), p.func.__name__, p.args, p.keywords)  # expect: ((1, 2, 4), {'x': 3, 'y': 5}) <lambda> (1, 2) {'x': 3}


class C:
    def __init__(self):
        self.h = partial(self.go, 1)

    def go(self, *a):
        return a


print(C().h(2))  # expect: (1, 2)
q = partial(print)
q.__name__ = 'q'
print(q.__name__, partial(q, 1).func is q)  # expect: q True


def outer(n):
    f = lambda: n
    for _ in range(100):
        f = partial(f)
    return f()


print(outer(3))  # expect: 3
f2 = lambda x: x
for _ in range(5000):
    f2 = partial(lambda g, x: g(x), f2) if _ % 2 else partial(f2)
try:
    print(f2(1))
except RecursionError:
    print('RE')  # expect: RE
