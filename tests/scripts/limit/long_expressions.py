many = 50_000
print(eval("1" + " and 1" * many))  # expect: 1
print(eval("0" + " or 0" * many))  # expect: 0
print(eval("1" + " < 2 and 1" * many))  # expect: 1
print(len(eval("f'" + "{1}" * many + "'")))  # expect: 50000
print(len(eval("[" + "1," * many + "]")))  # expect: 50000
print(len(eval("{" + ",".join(f"{n}:{n}" for n in range(many)) + "}")))  # expect: 50000
print(eval("max(" + "1," * many + ")"))  # expect: 1
print(eval("-" * 3000 + "1"))  # expect: 1
print(eval("1" + " + 1" * 3000))  # expect: 3001
print(eval("'x'" + ".strip()" * 3000))  # expect: x


def refused(text):
    try:
        compile(text, "name", "eval")
    except (RecursionError, MemoryError):
        return True


print(refused("1" + " + 1" * 200_000), refused("x" + ".y" * 200_000), refused("lambda: " * 200_000 + "1"))  # expect: True True True
