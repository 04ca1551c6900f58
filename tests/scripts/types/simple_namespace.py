import types

space = types.SimpleNamespace(a=1, b="x")
print(space, space.a)
space.me = space
print(space)
del space.me
print(space == types.SimpleNamespace(a=1, b="x"), space == types.SimpleNamespace(), types.SimpleNamespace({"k": 1}, z=2))


class Sub(types.SimpleNamespace):
    pass


print(Sub(x=1), vars(Sub(x=1)), space.__replace__(b=3))
for args in ((1, 2), (3,), ([(1, 2)],)):
    try:
        types.SimpleNamespace(*args)
    except TypeError as error:
        print(error)

# output:
# namespace(a=1, b='x') 1
# namespace(a=1, b='x', me=namespace(...))
# True False namespace(k=1, z=2)
# Sub(x=1) {'x': 1} namespace(a=1, b=3)
# SimpleNamespace expected at most 1 argument, got 2
# 'int' object is not iterable
# keywords must be strings
