from dataclasses import dataclass, field, fields, is_dataclass


@dataclass
class Point:
    x: int
    y: float = 1.5
    tags: list = field(default_factory=list)


print(Point(1), Point(1, 2, ["t"]), Point(x=3), Point(1) == Point(1), Point(1) == Point(2), Point(1) == 1)
print(Point.__match_args__, [f.name for f in fields(Point)], is_dataclass(Point), is_dataclass(Point(1)), is_dataclass(int))
print(Point.y, hasattr(Point, "x"), hasattr(Point, "tags"), Point.__hash__, Point.__doc__, Point.__init__.__qualname__)
print(Point.__init__.__annotations__, Point.__init__.__defaults__)
for text in ("Point()", "Point(1, 2, 3, 4)", "Point(1, z=2)", "Point(1, x=2)", "hash(Point(1))", "Point(1) < Point(2)", "fields(3)"):
    try:
        eval(text)
    except TypeError as error:
        print(error)
match Point(1, 2):
    case Point(x, y):
        print(x, y)

# output:
# Point(x=1, y=1.5, tags=[]) Point(x=1, y=2, tags=['t']) Point(x=3, y=1.5, tags=[]) True False False
# ('x', 'y', 'tags') ['x', 'y', 'tags'] True True False
# 1.5 False False None Point(x: int, y: float = 1.5, tags: list = <factory>) Point.__init__
# {'x': <class 'int'>, 'y': <class 'float'>, 'tags': <class 'list'>, 'return': None} (1.5, <factory>)
# Point.__init__() missing 1 required positional argument: 'x'
# Point.__init__() takes from 2 to 4 positional arguments but 5 were given
# Point.__init__() got an unexpected keyword argument 'z'
# Point.__init__() got multiple values for argument 'x'
# unhashable type: 'Point'
# '<' not supported between instances of 'Point' and 'Point'
# must be called with a dataclass type or instance
# 1 2
