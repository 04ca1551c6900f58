import gc
import weakref


def make_closure():
    def recursive(n):
        return n and recursive(n - 1)

    print(recursive(3))
    return weakref.ref(recursive)


def make_class():
    class Base:
        """Has a subclass and instances."""

        def hello(self):
            return __class__.__name__

    class Derived(Base):
        """Refers to itself."""

        __slots__ = ("slot",)

        def hello(self):
            return "derived " + super().hello()

    Derived.itself = Derived
    thing = Derived()
    print(thing.hello(), Base.__subclasses__() == [Derived])
    return Base, weakref.ref(Base), weakref.ref(Derived)


gc.disable()
closure = make_closure()  # expect: 0
print(closure() is None)  # expect: False
gc.collect()
print(closure() is None)  # expect: True
base, first, second = make_class()  # expect: derived Base True
gc.collect()
print(first() is base, second(), base.__subclasses__(), base().hello())  # expect: True None [] Base
del base
gc.collect()
print(first())  # expect: None
print([kind.__name__ for kind in object.__subclasses__() if kind.__name__ in ("Base", "Derived")])  # expect: []


class Kept:
    """Has an instance."""

    def __init__(self):
        self.value = 1


kept, watch = Kept(), weakref.ref(Kept)
kept.me = kept
del Kept
gc.collect()
print(type(kept).__name__, kept.me.value, watch() is type(kept))  # expect: Kept 1 True
del kept
gc.collect()
print(watch())  # expect: None
