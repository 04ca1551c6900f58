import sys
def f(n): return 1 + f(n + 1)
try: f(0)
except RecursionError as e: print(type(e).__name__, str(e)[:32])
sys.setrecursionlimit(200); print(sys.getrecursionlimit())
d = 0
def g():
    global d; d += 1; g()
try: g()
except RecursionError: print(150 < d <= 200)
def ok(n): return 0 if n == 0 else 1 + ok(n - 1)
sys.setrecursionlimit(5000); print(ok(4000))

# output:
# RecursionError maximum recursion depth exceeded
# 200
# True
# 4000
