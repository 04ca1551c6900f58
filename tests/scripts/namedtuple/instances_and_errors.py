from collections import namedtuple


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


Point = namedtuple('Point', 'x y')
p = Point(1, y=2)
print(error(lambda: p))  # expect: Point(x=1, y=2)
print(error(lambda: Point(1)))  # expect: TypeError: Point.__new__() missing 1 required positional argument: 'y'
print(error(lambda: Point(1, 2, 3)))  # expect: TypeError: Point.__new__() takes 3 positional arguments but 4 were given
print(error(lambda: Point(1, 2, z=3)))  # expect: TypeError: Point.__new__() got an unexpected keyword argument 'z'
print(error(lambda: Point._make([1])))  # expect: TypeError: Expected 2 arguments, got 1
print(error(lambda: p._replace(z=1)))  # expect: TypeError: Got unexpected field names: ['z']
print(error(lambda: p._replace(x=5)))  # expect: Point(x=5, y=2)
print(error(lambda: p._asdict()))  # expect: {'x': 1, 'y': 2}
print(error(lambda: Point._fields))  # expect: ('x', 'y')
print(error(lambda: Point._field_defaults))  # expect: {}
print(error(lambda: Point.__doc__))  # expect: Point(x, y)
print(error(lambda: Point.x))  # expect: _tuplegetter(0, 'Alias for field number 0')
print(error(lambda: Point.x.__doc__))  # expect: Alias for field number 0
print(error(lambda: Point.__new__.__doc__))  # expect: Create new instance of Point(x, y)
print(error(lambda: setattr(p, 'x', 1)))  # expect: AttributeError: can't set attribute
print(error(lambda: setattr(p, 'q', 1)))  # expect: AttributeError: 'Point' object has no attribute 'q' and no __dict__ for setting new attributes
print(error(lambda: p.q))  # expect: AttributeError: 'Point' object has no attribute 'q'
print(error(lambda: Point.__match_args__))  # expect: ('x', 'y')
print(error(lambda: Point.__slots__))  # expect: ()
print(error(lambda: p.__getnewargs__()))  # expect: (1, 2)
print(error(lambda: Point.__module__))  # expect: __main__
print(error(lambda: Point._make))  # expect: <bound method Point._make of <class '__main__.Point'>>
print(error(lambda: Point._make.__doc__))  # expect: Make a new Point object from a sequence or iterable
print(error(lambda: Point._replace.__doc__))  # expect: Return a new Point object replacing specified fields with new values
print(error(lambda: Point._asdict.__doc__))  # expect: Return a new dict which maps field names to their values.
print(error(lambda: Point.__new__.__defaults__))  # expect: None
print(error(lambda: p.__replace__(x=4)))  # expect: Point(x=4, y=2)
print(error(lambda: namedtuple('A', 'a a')))  # expect: ValueError: Encountered duplicate field name: 'a'
print(error(lambda: namedtuple('A', 'class')))  # expect: ValueError: Type names and field names cannot be a keyword: 'class'
print(error(lambda: namedtuple('class', 'a')))  # expect: ValueError: Type names and field names cannot be a keyword: 'class'
print(error(lambda: namedtuple('A', '_x')))  # expect: ValueError: Field names cannot start with an underscore: '_x'
print(error(lambda: namedtuple('A', '1x')))  # expect: ValueError: Type names and field names must be valid identifiers: '1x'
print(error(lambda: namedtuple('A', ['a', 5])))  # expect: ValueError: Type names and field names must be valid identifiers: '5'
print(error(lambda: namedtuple(5, 'a')))  # expect: ValueError: Type names and field names must be valid identifiers: '5'
print(error(lambda: namedtuple('A', 'a b', defaults=[1, 2, 3])))  # expect: TypeError: Got more default values than field names
print(error(lambda: namedtuple('A', 'a, b c', defaults=[1])(5, 6)))  # expect: A(a=5, b=6, c=1)
print(error(lambda: namedtuple('A', 'a class _x a', rename=True)._fields))  # expect: ('a', '_1', '_2', '_3')
print(error(lambda: namedtuple('A', 'a', module='foo')))  # expect: <class 'foo.A'>
print(error(lambda: namedtuple('A', 'a', True)))  # expect: TypeError: namedtuple() takes 2 positional arguments but 3 were given
print(error(lambda: namedtuple('A', 'a', defaults=[5])._field_defaults))  # expect: {'a': 5}
print(error(lambda: list(Point.__dict__.keys())))  # expect: ['__doc__', '__slots__', '_fields', '_field_defaults', '__new__', '_make', '__replace__', '_replace', '__repr__', '_asdict', '__getnewargs__', '__match_args__', 'x', 'y', '__module__']
print(error(lambda: Point.__getnewargs__.__doc__))  # expect: Return self as a plain tuple.  Used by copy and pickle.
print(error(lambda: Point.__mro__))  # expect: (<class '__main__.Point'>, <class 'tuple'>, <class 'object'>)
print(error(lambda: type(Point.x)))  # expect: <class 'collections._tuplegetter'>
print(error(lambda: Point.x.__get__(5)))  # expect: TypeError: descriptor for index '0' for tuple subclasses doesn't apply to 'int' object
print(error(lambda: Point.x.__get__((7,))))  # expect: 7
print(error(lambda: Point.__qualname__))  # expect: Point
print(error(lambda: Point._make.__qualname__))  # expect: Point._make
print(error(lambda: Point.__new__.__qualname__))  # expect: Point.__new__


class Sub(Point):
    __slots__ = ()

    @property
    def hypot(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __str__(self):
        return f'<{self.x},{self.y}>'


s = Sub(3, 4)
print(s, repr(s), s.hypot, s._replace(x=0), s == (3, 4), hash(s) == hash((3, 4)), s[0], s[1:], s + (5,), isinstance(s, tuple), len(s))  # expect: <3,4> Sub(x=3, y=4) 5.0 <0,4> True True 3 (4,) (3, 4, 5) True 2


class Typed(namedtuple('Typed', 'a b', defaults=(10,))):
    def total(self):
        return self.a + self.b


print(Typed(1), Typed(1).total(), Typed(a=5, b=6), Typed(1).__dict__ if hasattr(Typed(1), '__dict__') else None)  # expect: Typed(a=1, b=10) 11 Typed(a=5, b=6) {}
x, y = p
print(x, y, max(Point(1, 2), Point(0, 9)), sorted([Point(2, 1), Point(1, 5)]), p < (1, 3), {p: 1}[1, 2], p.index(2), p.count(1), *p)  # expect: 1 2 Point(x=1, y=2) [Point(x=1, y=5), Point(x=2, y=1)] True 1 1 1 1 2
match p:
    case Point(a, b):
        print('m', a, b)  # expect: m 1 2
match p:
    case Point(x=1, y=q):
        print('kw', q)  # expect: kw 2
E = namedtuple('E', [])
print(E(), E._fields, E.__doc__)  # expect: E() () E()
print(error(lambda: E(1)))  # expect: TypeError: E.__new__() takes 1 positional argument but 2 were given
Q = namedtuple('Q', ('self', 'cls', '_cls2'.strip('_')))
print(Q(1, 2, 3))  # expect: Q(self=1, cls=2, cls2=3)
O = namedtuple('O', 'arg')
print(O(arg='%s'))  # expect: O(arg='%s')
print(O((1, 2)))  # expect: O(arg=(1, 2))
print(error(lambda: Point[int]))  # expect: __main__.Point[int]
