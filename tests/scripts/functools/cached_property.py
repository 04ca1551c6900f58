from functools import cached_property


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


class C:
    n = 0

    @cached_property
    def x(self):
        """docs"""
        C.n += 1
        return C.n


c = C()
print(c.x, c.x, C.n, c.__dict__)  # expect: 1 1 1 {'x': 1}
del c.x
print(c.x)  # expect: 2
print(C.x.__doc__, C.x.attrname)  # expect: docs x
c.x = 77
print(c.x)  # expect: 77


class S:
    __slots__ = ()

    @cached_property
    def x(self):
        return 1


print(error(lambda: S().x))  # expect: TypeError: No '__dict__' attribute on 'S' instance to cache 'x' property.
try:

    class D:
        @cached_property
        def x(self):
            return 1
        y = x
except Exception as e:
    print(type(e), e, e.__notes__)  # expect: <class 'TypeError'> Cannot assign the same cached_property to two different names ('x' and 'y'). ["Error calling __set_name__ on 'cached_property' instance 'y' in 'D'"]
