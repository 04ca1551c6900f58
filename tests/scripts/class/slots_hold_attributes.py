def outcome(call):
    try:
        return call()
    except (AttributeError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


class Point:
    __slots__ = ("x", "y")


point = Point()
point.x = 1
print(point.x)  # expect: 1
print(outcome(lambda: point.y))  # expect: AttributeError: 'Point' object has no attribute 'y'
print(outcome(lambda: setattr(point, "z", 1)))  # expect: AttributeError: 'Point' object has no attribute 'z' and no __dict__ for setting new attributes
print(outcome(lambda: delattr(point, "y")))  # expect: AttributeError: y
print(Point.x, type(Point.x).__name__, Point.x.__name__, Point.x.__objclass__)  # expect: <member 'x' of 'Point' objects> member_descriptor x <class '__main__.Point'>
print(Point.x.__get__(point))  # expect: 1
print(outcome(lambda: Point.x.__get__(5)))  # expect: TypeError: descriptor 'x' for 'Point' objects doesn't apply to a 'int' object
Point.x.__set__(point, 2)
Point.x.__delete__(point)
print(hasattr(point, "x"), hasattr(point, "__dict__"))  # expect: False False


class Open(Point):
    pass


opened = Open()
opened.x, opened.other = 1, 2
print(opened.__dict__, opened.x)  # expect: {'other': 2} 1
opened.__dict__ = {"more": 3}
print(opened.x, opened.more)  # expect: 1 3


class Mixed(Point):
    __slots__ = ("z", "__dict__")


mixed = Mixed()
mixed.z, mixed.free, mixed.x = 1, 2, 3
print(mixed.__dict__, mixed.z, mixed.x)  # expect: {'free': 2} 1 3


class Private:
    __slots__ = ("__hidden",)

    def __init__(self):
        self.__hidden = 5


print(Private()._Private__hidden)  # expect: 5
