"""Classes: data with behaviour, in the words of the language."""


class Vector:
    """Operators are methods with two underscores on each side."""

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    @property
    def slope(self):
        return self.y / self.x

    @classmethod
    def diagonal(cls, length):
        return cls(length, length)


print(Vector(1, 2) + Vector(2, 2) * 3, abs(Vector(3, 4)))
print(Vector(2, 1).slope, Vector.diagonal(5))
print(Vector(1, 1) == Vector.diagonal(1), Vector(1, 1) == Vector(1, 2))


class Animal:
    kinds = []

    def __init_subclass__(cls, sound):
        cls.sound = sound
        Animal.kinds.append(cls.__name__)

    def speak(self):
        return f"{type(self).__name__} says {self.sound}"


class Dog(Animal, sound="woof"):
    pass


class Puppy(Dog, sound="wiff"):
    def speak(self):
        return super().speak() + ", very softly"


for animal in Dog(), Puppy():
    print(animal.speak(), isinstance(animal, Dog))
print(Animal.kinds, [cls.__name__ for cls in Puppy.__mro__])
