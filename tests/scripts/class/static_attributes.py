"""`__static_attributes__`: what the methods of a class assign on `self`."""


class Point:
    """A point."""

    def __init__(self, x):
        self.x = x
        self.y, (self.z, other.no) = 1, (2, 3)
        self.n: int = 3

        def later():
            self.inner = 5

    def other(me):
        me.name = 1

    class Inner:
        def method(self):
            self.deep = 1


class Empty:
    pass


print(sorted(Point.__static_attributes__))  # expect: ['inner', 'n', 'x', 'y', 'z']
print(Point.Inner.__static_attributes__, Empty.__static_attributes__)  # expect: ('deep',) ()
