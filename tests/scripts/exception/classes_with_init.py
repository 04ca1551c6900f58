"""Exception classes with an `__init__` of their own: what `args` holds, whom `super()` calls, from where they may be made."""


class Bad(Exception):
    def __init__(self, code, *, note="none"):
        super().__init__(f"bad {code}")
        self.code = code
        self.note = note


class Silent(ValueError):
    def __init__(self, one, two):
        self.one = one


class Deep(Bad):
    def __init__(self, code):
        super().__init__(code, note="deep")


class Plain(KeyError):
    pass


class Made(Exception):
    def __new__(cls, text):
        self = super().__new__(cls, text.upper())
        self.made = True
        return self

    def __init__(self, text):
        pass


for make in (
    lambda: Bad(1),
    lambda: Bad(2, note="x"),
    lambda: Silent(1, 2),
    lambda: Deep(5),
    lambda: Plain("k", 2),
    lambda: Made("t"),
    lambda: Exception(),
    lambda: OSError(2, "no", "file"),
):
    error = make()
    print(type(error).__name__, error.args, vars(error), str(error))
    try:
        raise error
    except (Bad, KeyError) as caught:
        print("caught", caught is error, getattr(caught, "note", "-"))
    except Exception as caught:
        print("other", repr(caught))


def generator():
    try:
        yield Bad(3).code
        raise Bad(4)
    except Bad as error:
        yield error.args


print(list(generator()))
for wrong in (lambda: Silent(1), lambda: Bad(), lambda: Bad(1, 2), lambda: ValueError(x=1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
for number in range(3):
    try:
        raise [Bad, Deep, Plain][number](number)
    except Bad as error:
        print(error, error.__context__)
    except Plain as error:
        print(error)


class Warned(Bad, ArithmeticError):
    def __init__(self):
        super().__init__("w")


print(Warned().args, Warned.__mro__[1].__name__, isinstance(Warned(), ArithmeticError))

# output:
# Bad ('bad 1',) {'code': 1, 'note': 'none'} bad 1
# caught True none
# Bad ('bad 2',) {'code': 2, 'note': 'x'} bad 2
# caught True x
# Silent (1, 2) {'one': 1} (1, 2)
# other Silent(1, 2)
# Deep ('bad 5',) {'code': 5, 'note': 'deep'} bad 5
# caught True deep
# Plain ('k', 2) {} ('k', 2)
# caught True -
# Made ('T',) {'made': True} T
# other Made('T')
# Exception () {} 
# other Exception()
# FileNotFoundError (2, 'no') {} [Errno 2] no: 'file'
# other FileNotFoundError(2, 'no')
# [3, ('bad 4',)]
# Silent.__init__() missing 1 required positional argument: 'two'
# Bad.__init__() missing 1 required positional argument: 'code'
# Bad.__init__() takes 2 positional arguments but 3 were given
# ValueError() takes no keyword arguments
# bad 0 None
# bad 1 None
# 2
# ('bad w',) Bad True
