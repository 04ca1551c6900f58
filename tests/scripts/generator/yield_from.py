def inner():
    try:
        a = yield 1; print("inner got", a)
        b = yield 2; print("inner got", b)
    except ValueError as e: print("inner caught", e); yield "recovered"
    return "inner result"
def outer(): r = yield from inner(); print("outer got", r); yield from "ab"; return 5
o = outer(); print(next(o), o.send("A"), o.throw(ValueError("x")), list(o))
def d(): return (yield from outer())
print(list(d()))
def tree(n): 
    if n: yield from tree(n - 1); yield n; yield from tree(n - 1)
print(list(tree(3)))
try: list((lambda: (yield from 5))())
except TypeError as e: print(e)

# output:
# inner got A
# inner caught x
# outer got inner result
# 1 2 recovered ['a', 'b']
# inner got None
# inner got None
# outer got inner result
# [1, 2, 'a', 'b']
# [1, 2, 1, 3, 1, 2, 1]
# 'int' object is not iterable
