from typing import *


class Plain(Protocol):
    def m(self) -> int: ...


@runtime_checkable
class Methods(Protocol):
    def m(self): ...


@runtime_checkable
class Data(Protocol):
    x: int

    def m(self): ...


class Has:
    x = 1

    def m(self):
        return 1


class Not:
    pass


class Impl(Plain):
    pass


print(isinstance(Has(), Methods), isinstance(Not(), Methods), isinstance(Has(), Data), issubclass(Has, Methods), issubclass(Not, Methods))
print(is_protocol(Plain), is_protocol(Impl), sorted(get_protocol_members(Data)), Impl().m())
print(isinstance(1, SupportsInt), isinstance("a", SupportsInt), isinstance(1.5, SupportsRound), isinstance(1, SupportsIndex))
for text in ("Plain()", "isinstance(Has(), Plain)", "issubclass(Has, Data)", "runtime_checkable(Has)", "type('Bad', (Protocol, Has), {})"):
    try:
        eval(text)
    except TypeError as error:
        print(error)


class Boxed[T](Protocol):
    def get(self) -> T: ...


print(Boxed[int], Boxed.__parameters__)

# output:
# True False True True False
# True False ['m', 'x'] None
# True False True True
# Protocols cannot be instantiated
# Instance and class checks can only be used with @runtime_checkable protocols
# Protocols with non-method members don't support issubclass(). Non-method members: 'x'.
# @runtime_checkable can be only applied to protocol classes, got <class '__main__.Has'>
# Protocols can only inherit from other protocols, got <class '__main__.Has'>
# __main__.Boxed[int] (T,)
