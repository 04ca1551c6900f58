# A global or builtin stays what it is while other names of the module come and go.
count = 0
names = []


def work():
    global count
    count += len("ab")
    return count


for at in range(200):
    try:
        raise ValueError(at)
    except ValueError as error:
        names.append(error.args[0])
    globals()["name%d" % at] = at
    if at % 3 == 0:
        del globals()["name%d" % at]
    work()
print(count, sum(names), "error" in globals(), name199, "name198" in globals())  # expect: 400 19900 False 199 False

total = 0
for at in range(3):
    total += len([1, 2, 3])
    if at == 1:
        len = lambda items: 100
print(total)  # expect: 106
del len
print(len("abc"))  # expect: 3

moved = 1
keep = 2


def look():
    return moved, keep


print(look())  # expect: (1, 2)
del moved
moved = 3
print(look())  # expect: (3, 2)
del moved
try:
    look()
except NameError as error:
    print(error)  # expect: name 'moved' is not defined
