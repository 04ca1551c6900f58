import sys
import types


def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


class Lazy(types.ModuleType):
    kind = "lazy"

    def __init__(self, name, extra):
        super().__init__(name, "A module.")
        self.extra = extra

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return f"made {name}"

    def greet(self):
        return f"I am {self.__name__}"


module = Lazy("lazy", 3)
sys.modules["lazy"] = module
import lazy
from lazy import extra, greet, other

print(lazy is module, extra, greet(), other, lazy.kind, lazy)  # expect: True 3 I am lazy made other lazy <module 'lazy'>
print(module.__dict__)  # expect: {'__name__': 'lazy', '__doc__': 'A module.', '__package__': None, '__loader__': None, '__spec__': None, 'extra': 3}


class Plain(types.ModuleType):
    pass


plain = Plain("plain")
exec("number = 1", plain.__dict__)
print(plain.number, isinstance(plain, types.ModuleType), type(plain).__name__, "number" in dir(plain))  # expect: 1 True Plain True
print(error(lambda: plain.missing))  # expect: AttributeError: module 'plain' has no attribute 'missing'
del plain.number
print(error(lambda: plain.number))  # expect: AttributeError: module 'plain' has no attribute 'number'
print(error(lambda: types.ModuleType()))  # expect: TypeError: module() missing required argument 'name' (pos 1)
print(error(lambda: types.ModuleType(None)))  # expect: TypeError: module() argument 'name' must be str, not None
print(error(lambda: types.ModuleType("a", x=1)))  # expect: TypeError: module() got an unexpected keyword argument 'x'
