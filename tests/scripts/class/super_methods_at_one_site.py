# `super().name(…)` at one place in the code: instances of many classes, classes that change, first arguments that change.
class Root:
    def who(self):
        return ["Root"]

    @classmethod
    def made(cls):
        return cls.__name__

    @staticmethod
    def alone():
        return "alone"

    @property
    def size(self):
        return lambda: "size"

    def steps(self):
        yield "root"


class Left(Root):
    def who(self):
        return ["Left"] + super().who()

    @classmethod
    def made(cls):
        return "Left " + super().made()

    def alone(self):
        return super().alone() + " " + super().size() + " " + super().__repr__()[:6] + str(super().__class__)

    def steps(self):
        yield from super().steps()
        yield "left"


class Right(Root):
    def who(self):
        return ["Right"] + super().who()


class Both(Left, Right):
    def who(self):
        return ["Both"] + super().who()


class Slotted(Both):
    __slots__ = ("z",)


things = [Left(), Right(), Both(), Slotted()]
for _ in range(2):
    print([thing.who() for thing in things])
# expect: [['Left', 'Root'], ['Right', 'Root'], ['Both', 'Left', 'Right', 'Root'], ['Both', 'Left', 'Right', 'Root']]
# expect: [['Left', 'Root'], ['Right', 'Root'], ['Both', 'Left', 'Right', 'Root'], ['Both', 'Left', 'Right', 'Root']]
print(Left.made(), Both().made(), Left().alone())  # expect: Left Left Left Both alone size <__mai<class 'super'>
print(list(Both().steps()))  # expect: ['root', 'left']
Root.who = lambda self: ["changed"]
print([thing.who() for thing in things[:3]])
# expect: [['Left', 'changed'], ['Right', 'changed'], ['Both', 'Left', 'Right', 'changed']]
del Right.who
print(Both().who())  # expect: ['Both', 'Left', 'changed']
things[0].__dict__["who"] = None
things[0].extra = 1
print(Left.who(things[0]))  # expect: ['Left', 'changed']


class Rebinds(Left):
    def who(self, other=None):
        keep = self
        self = other or self
        answer = super().who()
        self = lambda: keep
        return answer

    def in_a_cell(self):
        return [super().who() for _ in (lambda: self, 2)]

    def arguments(self, *names, **more):
        return super().who(*names, **more), super().steps


for _ in range(2):
    print(Rebinds().who(), Rebinds().who(Rebinds()), Rebinds().in_a_cell())
# expect: ['Left', 'changed'] ['Left', 'changed'] [['Left', 'changed'], ['Left', 'changed']]
# expect: ['Left', 'changed'] ['Left', 'changed'] [['Left', 'changed'], ['Left', 'changed']]
print(type(Rebinds().arguments()[1]).__name__)  # expect: method


def errors(call):
    try:
        return call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(errors(lambda: Rebinds().who(5)))
# expect: TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (Rebinds).
print(errors(lambda: Rebinds().arguments(1)))  # expect: TypeError: Left.who() takes 1 positional argument but 2 were given


class Odd(Root):
    def missing(self):
        return super().missing()

    def nobody():
        return super().who()

    def deleted(self):
        del self
        return super().who()

    def nested(self):
        def inner(first):
            return super().who()

        return inner(self), errors(lambda: super().who())

    def shadowed(self, super):
        return super().who()


print(errors(Odd().missing))  # expect: AttributeError: 'super' object has no attribute 'missing'
print(errors(Odd.nobody))  # expect: RuntimeError: super(): no arguments
print(errors(Odd().deleted))  # expect: RuntimeError: super(): arg[0] deleted
print(Odd().nested())  # expect: (['changed'], 'RuntimeError: super(): no arguments')
print(Odd().shadowed(Both))  # expect: ['Both', 'Left', 'changed']


def make(base):
    class Made(base):
        def who(self):
            return ["Made"] + super().who()

    return Made


for base in (Root, Left, Right, make(Left)):
    print(make(base)().who())
# expect: ['Made', 'changed']
# expect: ['Made', 'Left', 'changed']
# expect: ['Made', 'changed']
# expect: ['Made', 'Made', 'Left', 'changed']
super = lambda: type("Other", (), {"who": lambda self: ["other"]})()
print(Left().who())  # expect: ['Left', 'other']
