"""Generators driven by what is built in: `sum`, `list`, `in`, `next`; errors, `return` and re-entry on the way."""


def count(limit, log):
    try:
        for i in range(limit):
            yield i
        return "done"
    finally:
        log.append("closed")


log = []
print(sum(count(4, log)), list(count(3, log)), 2 in count(9, log), max(count(5, log)), log)
# expect: 6 [0, 1, 2] True 4 ['closed', 'closed', 'closed', 'closed']
steps = count(2, log)
print(next(steps), next(steps), next(steps, "end"), next(steps, "still"))  # expect: 0 1 end still
steps = count(1, log)
next(steps)
try:
    steps.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: done


def failing():
    yield 1
    yield 1 // 0


try:
    print(sum(failing()))
except ZeroDivisionError as error:
    print(error)  # expect: integer division or modulo by zero


def selfish():
    yield 1
    yield sum(running)


running = selfish()
try:
    print(list(running))
except ValueError as error:
    print(error)  # expect: generator already executing


def receiving():
    got = []
    while len(got) < 3:
        got.append((yield len(got)))
    return got


taker = receiving()
print(next(taker), taker.send("a"), next(taker))  # expect: 0 1 2
try:
    taker.send("b")
except StopIteration as stop:
    print(stop.value)  # expect: ['a', None, 'b']


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(200)), [x for x in deep(3)], list(zip(deep(2), deep(3))))
# expect: 20100 [0, 1, 2, 3] [(0, 0), (1, 1), (2, 2)]


def endless(generator):
    return next(generator) + sum(endless(generator) for _ in range(0))


print(endless(deep(1)))  # expect: 0
