import abc


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


class AbstractB(abc.ABC):
    @abc.abstractmethod
    def f(self):
        ...

    @property
    @abc.abstractmethod
    def p(self):
        ...

    @classmethod
    @abc.abstractmethod
    def c(cls):
        ...

    @staticmethod
    @abc.abstractmethod
    def s():
        ...


print(error(AbstractB))  # expect: TypeError: Can't instantiate abstract class AbstractB without an implementation for abstract methods 'c', 'f', 'p', 's'
print(sorted(AbstractB.__abstractmethods__))  # expect: ['c', 'f', 'p', 's']


class Part(AbstractB):
    def f(self):
        pass
    p = 1
    c = s = None


print(Part().p, Part.__abstractmethods__)  # expect: 1 frozenset()


class Part2(AbstractB):
    def f(self):
        pass


print(error(Part2))  # expect: TypeError: Can't instantiate abstract class Part2 without an implementation for abstract methods 'c', 'p', 's'


class Single(abc.ABC):
    @abc.abstractmethod
    def only(self):
        """doc"""


print(error(Single))  # expect: TypeError: Can't instantiate abstract class Single without an implementation for abstract method 'only'


@AbstractB.register
class Reg:
    pass


print(issubclass(Reg, AbstractB), isinstance(Reg(), AbstractB), Reg.__mro__)  # expect: True True (<class '__main__.Reg'>, <class 'object'>)
print(error(lambda: Reg.register))  # expect: AttributeError: type object 'Reg' has no attribute 'register'


class R1(abc.ABC):
    pass


class R2(R1):
    pass


print(error(lambda: R2.register(R1)))  # expect: RuntimeError: Refusing to create an inheritance cycle
tok = abc.get_cache_token()
R1.register(int)
print(abc.get_cache_token() != tok, isinstance(5, R1), isinstance(True, R1), isinstance('a', R1))  # expect: True True True False


class Hook(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        return hasattr(C, 'magic') or NotImplemented


class Mg:
    magic = 1


print(issubclass(Mg, Hook), isinstance(Mg(), Hook), isinstance(5, Hook))  # expect: True True False


class Later(abc.ABC):
    @abc.abstractmethod
    def f(self):
        ...


Later.f = lambda self: 1
print(error(Later))  # expect: TypeError: Can't instantiate abstract class Later without an implementation for abstract method 'f'
abc.update_abstractmethods(Later)
print(Later().f())  # expect: 1
print(abc.update_abstractmethods(int))  # expect: <class 'int'>


class Impl(Single):
    def only(self):
        return super().only()


print(Impl().only(), abc.ABC, abc.ABCMeta, type(Single), abc.ABC.__mro__)  # expect: None <class 'abc.ABC'> <class 'abc.ABCMeta'> <class 'abc.ABCMeta'> (<class 'abc.ABC'>, <class 'object'>)


class WithNew(abc.ABC):
    def __new__(cls, *a):
        return super().__new__(cls)

    def __init__(self, x):
        self.x = x

    @abc.abstractmethod
    def g(self):
        ...


print(error(lambda: WithNew(1)))  # expect: TypeError: Can't instantiate abstract class WithNew without an implementation for abstract method 'g'


class Meta2(abc.ABCMeta):
    def __new__(m, n, b, d, **k):
        c = super().__new__(m, n, b, d)
        c.tag = k.get('tag')
        return c

    def __init__(c, n, b, d, **k):
        super().__init__(n, b, d)


class UsesMeta(metaclass=Meta2, tag=7):
    pass


print(UsesMeta.tag, isinstance(UsesMeta(), UsesMeta), isinstance(5, UsesMeta))  # expect: 7 True False
