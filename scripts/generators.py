"""Generators: functions that pause.

An `await` pauses a coroutine in the same way: this is the whole secret
of async/await, without an event loop.
"""


def countdown(n):
    print("  (ignition)")
    while n:
        yield n  # pause here, hand out n
        n -= 1
    return "lift-off"


for number in countdown(3):
    print(number)


def launch():
    word = yield from countdown(2)  # pass everything through
    yield word


print(list(launch()))


def average():
    """Values can be sent in, too."""
    total, count = 0, 0
    mean = None
    while True:
        total += yield mean
        count += 1
        mean = total / count


mean = average()
next(mean)  # run to the first yield
print([mean.send(value) for value in (10, 20, 60)])


def round_robin(*tasks):
    """A scheduler: each task in turn, one step at a time."""
    ready = list(tasks)
    while ready:
        task = ready.pop(0)
        step = next(task, None)  # None: it has ended
        if step is not None:
            print(step)
            ready.append(task)


def worker(name, steps):
    for step in range(1, steps + 1):
        yield f"{name} {step}/{steps}"


round_robin(worker("a", 3), worker("b", 1), worker("c", 2))
