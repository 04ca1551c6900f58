from typing import *


class Point(NamedTuple):
    """A point."""

    x: int
    y: int = 0

    def norm(self):
        return abs(self.x) + abs(self.y)


T = TypeVar("T")


class Box(NamedTuple, Generic[T]):
    value: T


Old = NamedTuple("Old", [("a", int), ("b", str)])
print(Point(1), Point(1, 2).norm(), Point(1)._asdict(), Point._fields, Point._field_defaults, Point.__annotations__, Point.__doc__, Point.__bases__)
print(Old(1, "b"), Old.__annotations__, Point(1) == (1, 0), Point(1)._replace(y=5), Box(1), Box[int], Point.__match_args__, Point.__orig_bases__[0].__name__)
x, y = Point(3, 4)
print(x, y, isinstance(Point(1), tuple), Point.__module__)
for text in ("Point()", "Point(1, 2, 3)", "Point(1, z=2)"):
    try:
        eval(text)
    except TypeError as error:
        print(error)
for body in ("class B(NamedTuple):\n a: int = 1\n b: int", "class B(NamedTuple):\n _a: int", "class B(NamedTuple):\n a: int\n def _replace(self): pass",
             "class B(NamedTuple, list):\n a: int"):
    try:
        exec(body)
    except Exception as error:
        print(type(error).__name__, error)

# output:
# Point(x=1, y=0) 3 {'x': 1, 'y': 0} ('x', 'y') {'y': 0} {'x': <class 'int'>, 'y': <class 'int'>} A point. (<class 'tuple'>,)
# Old(a=1, b='b') {'a': <class 'int'>, 'b': <class 'str'>} True Point(x=1, y=5) Box(value=1) __main__.Box[int] ('x', 'y') NamedTuple
# 3 4 True __main__
# Point.__new__() missing 1 required positional argument: 'x'
# Point.__new__() takes from 2 to 3 positional arguments but 4 were given
# Point.__new__() got an unexpected keyword argument 'z'
# TypeError Non-default namedtuple field b cannot follow default field a
# ValueError Field names cannot start with an underscore: '_a'
# AttributeError Cannot overwrite NamedTuple attribute _replace
# TypeError can only inherit from a NamedTuple type and Generic
