# Code evaluated with globals that have their own __builtins__ sees those and no others.

def tried(code, names):
    try:
        print(code, eval(code, names))
    except NameError as error:
        print(code, error)


for code in ("len('ab')", "__import__('os')", "1 + 1", "[n for n in range(3)]", "x * 2"):
    tried(code, {"__builtins__": {}})
    tried(code, {"__builtins__": {"len": len}, "x": 5})
names = {"__builtins__": {"print": print}}
try:
    exec("def measured(): return len('a')\nprint('defined')\nmeasured()", names)
except NameError as error:
    print(error)
names = {}
exec("x = len('abc')", names)
print(sorted(names), names["x"])

# output:
# len('ab') name 'len' is not defined
# len('ab') 2
# __import__('os') name '__import__' is not defined
# __import__('os') name '__import__' is not defined
# 1 + 1 2
# 1 + 1 2
# [n for n in range(3)] name 'range' is not defined
# [n for n in range(3)] name 'range' is not defined
# x * 2 name 'x' is not defined
# x * 2 10
# defined
# name 'len' is not defined
# ['__builtins__', 'x'] 3
