"""Closures: functions that remember where they were made."""


def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count  # the variable of `counter`, not a new one
        count += by
        return count

    return step


first, second = counter(), counter(10)
print(first(), first(), second(), first(by=5))


def traced(function):
    """A decorator is a function that replaces another one."""
    depth = 0

    def call(*args):
        nonlocal depth
        print("  " * depth + f"{function.__name__}{args}")
        depth += 1
        result = function(*args)
        depth -= 1
        return result

    return call


@traced
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(3))

# A closure holds the variable, not its value at that time...
late = [lambda: n for n in range(3)]
print([f() for f in late])

# ...a default argument holds the value.
early = [lambda n=n: n for n in range(3)]
print([f() for f in early])
