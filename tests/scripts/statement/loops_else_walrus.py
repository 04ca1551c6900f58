for i in range(5):
    if i == 3: break
else: print("never")
print(i)
for j in []: pass
else: print("else on empty")
n = 5
while n:
    n -= 1
    if n == 2: continue
    print(n, end=" ")
else: print("done")
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xyz")]: print(a, b, c)
for x in (l := [1, 2, 3]):
    if x == 1: l.append(9)
print(l, [y := 0, *[(y := y + k) for k in range(4)]], y)
i = 10
for i in range(i, 0, -3): print(i, end=",")
print(); d = {}
for d["k"] in "ab": pass
print(d); assert d, "not raised"
if 0: pass
elif "": pass
else: print("falsy")
print(1 if [] else 2, (lambda: (yield))().__class__.__name__, not None, None is None, 3 > 2 >= 2 != 1, "a" "b" 'c')
del d["k"]; print(d); x = y = z = []; x += [1]; y = y + [2]; print(x, y, z); a = b = 3; a += 1; print(a, b); pass; ...

# output:
# 3
# else on empty
# 4 3 1 0 done
# 1 2 [3, 4]
# 5 x ['y', 'z']
# [1, 2, 3, 9] [0, 0, 1, 3, 6] 6
# 10,7,4,1,
# {'k': 'b'}
# falsy
# 2 generator True True True abc
# {}
# [1] [1, 2] [1]
# 4 3
