# Data of a class that is bound anew again and again, seen by the class, by subclasses and by instances.


class Base:
    count = 0
    label = "base"


class Derived(Base):
    pass


def add(cls, times):
    for _ in range(times):
        cls.count += 1
    return cls.count


print(add(Base, 5), Derived.count, Base().count)  # expect: 5 5 5
print(add(Derived, 3), Base.count, Derived().count)  # expect: 8 5 8
print(add(Base, 2), Derived.count, Derived().count)  # expect: 7 8 8
del Derived.count
print(Derived.count, Derived().count)  # expect: 7 7
Base.count = 7.5
print(add(Base, 1), add(Derived, 1), Base.count)  # expect: 8.5 9.5 8.5


def read(cls):
    return cls.label


for label in ("one", "two", ["three"], None):
    Base.label = label
    print(read(Base), read(Derived), Base().label)
# expect: one one one
# expect: two two two
# expect: ['three'] ['three'] ['three']
# expect: None None None
Base.label = property(lambda self: "computed")
print(type(read(Base)).__name__, Base().label)  # expect: property computed
Base.label = "plain again"
Base.label = lambda self: "called"
print(Base().label())  # expect: called
Base.label = 1
print(read(Base), Base().label)  # expect: 1 1


class Meta(type):
    @property
    def label(cls):
        return "of the metaclass"


class Odd(metaclass=Meta):
    label = "odd"


for _ in range(3):
    print(read(Odd), end=" ")
print(read(Derived))  # expect: of the metaclass of the metaclass of the metaclass 1
