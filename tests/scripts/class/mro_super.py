class A:
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super().f()
print(D().f(), [c.__name__ for c in D.__mro__], issubclass(D, A), isinstance(D(), C), D.__bases__)
try: type("X", (A, B), {})
except TypeError as e: print(e)
class M(type):
    def __new__(m, n, b, ns, **k): print("new", n, k); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **k): super().__init__(n, b, ns)
    def __call__(c, *a): print("call", a); return super().__call__(*a)
class W(metaclass=M, opt=1):
    def __init__(self, x): self.x = x
print(W(3).x, type(W))
class P:
    def __init_subclass__(cls, /, tag=None, **k): print("sub", cls.__name__, tag)
    def __class_getitem__(cls, i): return (cls.__name__, i)
class Q(P, tag="t"): pass
print(Q[int])

# output:
# ['D', 'B', 'C', 'A'] ['D', 'B', 'C', 'A', 'object'] True True (<class '__main__.B'>, <class '__main__.C'>)
# Cannot create a consistent method resolution order (MRO) for bases A, B
# new W {'opt': 1}
# call (3,)
# 3 <class '__main__.M'>
# sub Q t
# ('Q', <class 'int'>)
