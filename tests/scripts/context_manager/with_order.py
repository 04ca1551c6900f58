class M:
    def __init__(s, n, eat=False): s.n, s.eat = n, eat
    def __enter__(s): print("enter", s.n); return s.n
    def __exit__(s, t, v, tb): print("exit", s.n, t and t.__name__, v); return s.eat
with M("a") as a, M("b", True) as b: print(a, b); raise ValueError("x")
with (M(1), M(2) as two, ): print("parenthesised", two)
def f():
    with M("ret"): return "value"
print(f())
for i in range(2):
    with M(i): continue
try:
    with M("outer"):
        with M("inner"): 1 / 0
except ZeroDivisionError as e: print(e)
class R(M):
    def __exit__(s, *a): raise KeyError("from exit")
try:
    with R("r"): raise ValueError("body")
except KeyError as e: print(e, repr(e.__context__))
class E: 
    def __enter__(s): return s
for o in (5, E()):
    try:
        with o: pass
    except TypeError as e: print(e)
with M("t") as (x): pass
with M("tup") as (p, q, r): print(p, q, r)

# output:
# enter a
# enter b
# a b
# exit b ValueError x
# exit a None None
# enter 1
# enter 2
# parenthesised 2
# exit 2 None None
# exit 1 None None
# enter ret
# exit ret None None
# value
# enter 0
# exit 0 None None
# enter 1
# exit 1 None None
# enter outer
# enter inner
# exit inner ZeroDivisionError division by zero
# exit outer ZeroDivisionError division by zero
# division by zero
# enter r
# 'from exit' ValueError('body')
# 'int' object does not support the context manager protocol
# 'E' object does not support the context manager protocol (missed __exit__ method)
# enter t
# exit t None None
# enter tup
# t u p
# exit tup None None
