print(eval("+".join(["1"] * 2000)))  # expect: 2000
exec("x = " + ",".join(map(str, range(70_000))))
print(len(x))  # expect: 70000
exec("\n".join(f"v{number} = {number}" for number in range(70_000)))
print(v69999)  # expect: 69999
exec("def f(n):\n for _ in range(n):\n" + "\n".join(f"  last = {number}" for number in range(70_000)) + "\n return last")
print(f(2))  # expect: 69999
exec("def g():\n" + "\n".join(f" name{number} = {number}" for number in range(3000)) + "\n return name2999")
print(g())  # expect: 2999
n = 2999
exec("if n == 0: pass\n" + "".join(f"elif n == {number}: found = {number}\n" for number in range(1, 3000)))
print(found)  # expect: 2999
