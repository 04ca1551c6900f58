"""Classes whose `__new__` is built in: with and without `__init__` of their own, and what each says to wrong arguments."""


class Celsius(float):
    pass


class Named(int):
    def __init__(self, *args, name="none"):
        self.name = name

    def __new__(cls, number, name="none"):
        return super().__new__(cls, number)


class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.limit = 9


class Bad(Exception):
    def __init__(self, code):
        super().__init__("bad %d" % code)
        self.code = code


class Quiet(Exception):
    pass


class Plain:
    pass


print(Celsius("1.5"), type(Celsius(2)).__name__, int("12"), str(3), list("ab"), tuple([1]), dict(a=1), set("a"))
# expect: 1.5 Celsius 12 3 ['a', 'b'] (1,) {'a': 1} {'a'}
print(Named(5, name="five").name, Named(5) + 1, Named(7).name)  # expect: five 6 none
stack = Stack(1, 2)
print(stack, len(stack), stack.limit)  # expect: [1, 2] 2 9
try:
    raise Bad(7)
except Bad as error:
    print(error, error.code, error.args)  # expect: bad 7 7 ('bad 7',)
print(Quiet(1, 2).args, ValueError("x").args, Plain() is not Plain())  # expect: (1, 2) ('x',) True


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: Plain(1))  # expect: TypeError Plain() takes no arguments
attempt(lambda: Bad())  # expect: TypeError Bad.__init__() missing 1 required positional argument: 'code'
attempt(lambda: int("x"))  # expect: ValueError invalid literal for int() with base 10: 'x'
attempt(lambda: list(1, 2))  # expect: TypeError list expected at most 1 argument, got 2
attempt(lambda: range())  # expect: TypeError range expected at least 1 argument, got 0
attempt(lambda: bool(1, 2))  # expect: TypeError bool expected at most 1 argument, got 2
attempt(lambda: type(1))  # expect: <class 'int'>
attempt(lambda: type("T", (), {"x": 1})().x)  # expect: 1
attempt(lambda: [Plain.__name__ for _ in range(2)])  # expect: ['Plain', 'Plain']


class Odd:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")


class Loud:
    def __init__(self):
        return 1


print(Odd())  # expect: 5
attempt(Loud)  # expect: TypeError __init__() should return None, not 'int'
