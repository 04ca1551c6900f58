"""An attribute of a class that is bound anew is seen at once: by the class, its instances, subclasses and warm code."""


class Base:
    count = 0
    label = "a"

    def method(self):
        return "first"


class Derived(Base):
    pass


def seen(thing):
    return thing.count, thing.label


plain, derived = Base(), Derived()
for turn in range(4):
    Base.count += 1
    Base.label = "abcd"[turn]
    print(seen(plain), seen(derived), seen(Base), seen(Derived))
# expect: (1, 'a') (1, 'a') (1, 'a') (1, 'a')
# expect: (2, 'b') (2, 'b') (2, 'b') (2, 'b')
# expect: (3, 'c') (3, 'c') (3, 'c') (3, 'c')
# expect: (4, 'd') (4, 'd') (4, 'd') (4, 'd')

Derived.count = 40
Base.count = 5
print(seen(plain), seen(derived))  # expect: (5, 'd') (40, 'd')
derived.count = 41
print(seen(derived), Derived.count)  # expect: (41, 'd') 40
del Derived.count
del derived.count
print(seen(derived))  # expect: (5, 'd')

for _ in range(3):
    before = derived.method()
    Base.method = lambda self: "second"
    print(before, derived.method())
    Base.method = lambda self: "first"
# expect: first second
# expect: first second
# expect: first second


class Doubling:
    def __get__(self, instance, owner):
        return 2 * owner.count


Base.label = Doubling()
print(seen(plain), seen(Derived))  # expect: (5, 10) (5, 10)
Base.label = "e"
print(seen(plain), seen(Derived))  # expect: (5, 'e') (5, 'e')
