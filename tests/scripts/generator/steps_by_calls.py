# `send()`, `next()` and `__next__()`: what they return, how a generator ends under them, and where their results go.


def counter(n):
    total = 0
    for i in range(n):
        got = yield i, total
        total += got or 0
    return total


def outer():
    result = yield from counter(2)
    yield "outer", result


g = counter(3)
print(next(g), g.send(5), g.__next__())  # expect: (0, 0) (1, 5) (2, 5)
try:
    g.send(1)
except StopIteration as stop:
    print("value", stop.value)  # expect: value 6
print(next(g, "default"))  # expect: default
g = outer()
print(next(g), g.send(4), next(g), list(g))  # expect: (0, 0) (1, 4) ('outer', 4) []
try:
    counter(1).send(1)
except TypeError as error:
    print(error)  # expect: can't send non-None value to a just-started generator


def itself():
    try:
        next(running)
    except ValueError as error:
        yield str(error)
    yield "goes on"


running = itself()
print(next(running), running.send(0))  # expect: generator already executing goes on


def failing():
    yield 1
    raise KeyError("inside")


def stopping():
    yield next(iter(()))


for make in (failing, stopping):
    g = make()
    try:
        print(next(g))
        next(g)
    except Exception as error:
        print(repr(error), repr(error.__cause__))
# expect: 1
# expect: KeyError('inside') None
# expect: RuntimeError('generator raised StopIteration') StopIteration()


# The result of the call goes through a check, or decides a jump; `list()` asks for a length before it begins.
class Sized:
    lengths = counter(3)
    __len__ = lambda self: next(self.lengths)[0]
    answers = iter([True, False])
    __lt__ = lambda self, other: next(self.answers)


class Direct:
    numbers = (n for n in range(1, 4))
    __next__ = numbers.__next__
    __len__ = numbers.__next__

    def __iter__(self):
        return self


print(len(Sized()), len(Sized()), len(Sized()))  # expect: 0 1 2
print(1 if Sized() < 0 else 2, 1 if Sized() < 0 else 2)  # expect: 1 2
print(len(Direct()), list(Direct()))  # expect: 1 [3]
print(list(map(next, [counter(1), counter(2)])))  # expect: [(0, 0), (0, 0)]


def averages():
    total = count = 0
    value = yield
    while True:
        total, count = total + value, count + 1
        value = yield total / count


g = averages()
g.send(None)
print([g.send(n) for n in range(5)])  # expect: [0.0, 0.5, 1.0, 1.5, 2.0]
print(g.throw(StopIteration) if False else g.close())  # expect: None


def delegates():
    yield from iter([1, 2])
    yield from {"a": 1}.items()
    yield from map(str, [3])
    return (yield from (x for x in "z"))


print(list(delegates()), list(zip(delegates(), delegates())) == [(x, x) for x in delegates()])
# expect: [1, 2, ('a', 1), '3', 'z'] True
