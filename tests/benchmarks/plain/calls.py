"""Calls: recursion, closures, defaults, keyword arguments, star arguments."""


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def accumulator(start=0):
    total = start

    def add(amount, *, times=1):
        nonlocal total
        total += amount * times
        return total

    return add


def forward(function, *args, **options):
    return function(*args, **options)


def run(n):
    add = accumulator()
    for i in range(n):
        add(i)
        add(i, times=2)
        forward(add, i, times=3)
    return add(0)


print(ackermann(2, 300), run(60000))
