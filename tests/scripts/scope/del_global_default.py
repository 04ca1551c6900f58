def f(a, b=[], c={}): b.append(a); c[a] = len(b); return b, c
print(f(1)); print(f(2)); print(f(3, [])); print(f.__defaults__)
n = 1
def g(k=n): return k
n = 2; print(g())
def h():
    global made; made = "by h"
h(); print(made); del made
try: made
except NameError as e: print(e)
def order(a=print("evaluated once at def")): pass
order(); order()

# output:
# ([1], {1: 1})
# ([1, 2], {1: 1, 2: 2})
# ([3], {1: 1, 2: 2, 3: 1})
# ([1, 2], {1: 1, 2: 2, 3: 1})
# 1
# by h
# name 'made' is not defined
# evaluated once at def
