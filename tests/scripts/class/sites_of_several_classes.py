# One place in the code meets objects of several classes, whose attributes lie in different places, and classes that change.


class A:
    kind = "A"

    def __init__(self):
        self.x = 1

    def name(self):
        return "a"


class B:
    kind = "B"

    def __init__(self):
        self.y = 20
        self.x = 2

    def name(self):
        return "b"


class C:
    def __init__(self):
        self.x = 3

    @property
    def kind(self):
        return "C of " + str(self.x)

    def name(self):
        return "c"


class D:
    __slots__ = ("z", "x")
    kind = "D"

    def __init__(self):
        self.x = 4

    @staticmethod
    def name():
        return "d"


class E(A):
    def __init__(self):
        super().__init__()
        self.y = 5

    def __getattr__(self, name):
        return "no " + name


def look(things):
    return " ".join(f"{thing.x} {thing.kind} {thing.name()}" for thing in things)


def move(things):
    for thing in things:
        thing.x += 10


things = [A(), B(), C(), D(), E()]
for _ in range(3):
    print(look(things))
# expect: 1 A a 2 B b 3 C of 3 c 4 D d 1 A a
# expect: 1 A a 2 B b 3 C of 3 c 4 D d 1 A a
# expect: 1 A a 2 B b 3 C of 3 c 4 D d 1 A a
move(things)
move(things)
print(look(things))  # expect: 21 A a 22 B b 23 C of 23 c 24 D d 21 A a

A.name = lambda self: "new"
B.x = property(lambda self: "hidden", lambda self, value: print("set", value))
del C.kind
C.kind = "data"
print(look(things))  # expect: 21 A new hidden B b 23 data c 24 D d 21 A new
for _ in range(2):
    for thing in things[:3]:
        thing.x = 0
# expect: set 0
# expect: set 0
print(look(things))  # expect: 0 A new hidden B b 0 data c 24 D d 21 A new
del things[4].x
print(look(things[4:]))  # expect: no x A new
things[4].name = lambda: "own"
print(look(things[4:] + things[:1]))  # expect: no x A own 0 A new
