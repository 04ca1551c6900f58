from typing import *

UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, UserId.__name__, UserId | None, cast(int, "x"), assert_type(1, int), TYPE_CHECKING)  # expect: 5 __main__.UserId <class 'int'> UserId typing.Optional[__main__.UserId] x 1 False


@overload
def f(a: int) -> int: ...
@overload
def f(a: str) -> str: ...
def f(a):
    return a


print(f(3), len(get_overloads(f)))  # expect: 3 2


class C:
    @final
    def m(self):
        pass

    @override
    def __repr__(self):
        return "C"


print(C.m.__final__, C.__repr__.__override__, final(C) is C, C.__final__)  # expect: True True True True


@no_type_check
def g(x: "nonsense nonsense"):
    pass


print(get_type_hints(g), dataclass_transform()(C) is C, C.__dataclass_transform__["eq_default"])  # expect: {} True True
try:
    assert_never(3)
except AssertionError as error:
    print(error)  # expect: Expected code to be unreachable, but got: 3


@overload
def alone(): ...


try:
    alone()
except NotImplementedError as error:
    print(error)  # expect: You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.
