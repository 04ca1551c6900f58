class P(property):
    """docs"""

    def extra(self):
        return 'extra'


class A:
    @P
    def x(self):
        """x doc"""
        return 1

    @x.setter
    def x(self, v):
        print('set', v)

    @property
    def ro(self):
        return 2
    roP = P(lambda s: 3)


print(A().x, type(A.x).__name__, A.x.extra(), A.x.__doc__, type(A.__dict__['x']).__name__)
A().x = 5
for name in ('ro', 'roP'):
    try:
        setattr(A(), name, 1)
    except AttributeError as e:
        print(e)
    try:
        delattr(A(), name)
    except AttributeError as e:
        print(e)


class classproperty(property):
    def __get__(self, obj, owner=None):
        return self.fget(owner)


class B:
    @classproperty
    def name(cls):
        return cls.__name__


print(B.name, B().name)


class cm(classmethod):
    tag = 't'

    def __init__(self, f):
        super().__init__(f)
        self.f = f


class sm(staticmethod):
    pass


class C:
    @cm
    def f(cls, x):
        return (cls.__name__, x)

    @sm
    def g(x):
        return x


print(C.f(1), C().f(2), C.g(3), C().g(4), C.__dict__['f'].tag, C.__dict__['f'].f.__name__)


class Lazy(property):
    def __init__(self, f, default=None):
        super().__init__(f)
        self.default = default


class D:
    v = Lazy(lambda s: 7, default=5)


print(D().v, D.v.default, D.v.fget(0))
for bad in (lambda: property(1, 2, 3, 4, 5), lambda: classmethod(), lambda: staticmethod(1, 2), lambda: property(foo=1), lambda: classmethod(f=1)):
    try:
        bad()
    except TypeError as e:
        print(e)
print(property().fget, property(doc='d').__doc__, isinstance(A.ro, property), A.__dict__['ro'].fget.__name__)


def deco(f):
    return property(f)


class E:
    y = deco(lambda s: 'y')

    def m(self):
        """m doc"""

    @classmethod
    def k(cls):
        """k doc"""

    @staticmethod
    def s():
        """s doc"""


print(E().y, E().m.__doc__, E.k.__doc__, E.s.__doc__, [].append.__doc__, E().m.__name__)
# output:
# 1 P extra x doc P
# set 5
# property 'ro' of 'A' object has no setter
# property 'ro' of 'A' object has no deleter
# property 'roP' of 'A' object has no setter
# property 'roP' of 'A' object has no deleter
# B B
# ('C', 1) ('C', 2) 3 4 t f
# 7 5 7
# property() takes at most 4 arguments (5 given)
# classmethod expected 1 argument, got 0
# staticmethod expected 1 argument, got 2
# property() got an unexpected keyword argument 'foo'
# classmethod() takes no keyword arguments
# None d True ro
# y m doc k doc s doc Append object to the end of the list. m
