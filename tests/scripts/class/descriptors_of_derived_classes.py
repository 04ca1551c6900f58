class lazy(property):
    """A property that says when it is asked."""

    def __get__(self, instance, owner=None):
        print("asked", self.fget.__name__)
        return super().__get__(instance, owner)


class loud(staticmethod):
    pass


class named(classmethod):
    pass


class C:
    @lazy
    def x(self):
        return 1

    @x.setter
    def x(self, value):
        print("set", value)

    @loud
    def s():
        return "s"

    @named
    def n(cls):
        return cls.__name__


c = C()
print(c.x)
c.x = 5
print(type(C.__dict__["x"]).__name__, c.s(), c.n())
# output:
# asked x
# 1
# set 5
# lazy s C
