from collections.abc import *


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


async def co():
    pass


async def ag():
    yield 1


x = co()
y = ag()
print(isinstance(x, Coroutine), isinstance(x, Awaitable), isinstance(y, AsyncGenerator), isinstance(y, AsyncIterator), isinstance(y, AsyncIterable), isinstance(x, Generator))  # expect: True True True True True False
x.close()
print(error(Iterable))  # expect: TypeError: Can't instantiate abstract class Iterable without an implementation for abstract method '__iter__'
print(error(Sequence))  # expect: TypeError: Can't instantiate abstract class Sequence without an implementation for abstract methods '__getitem__', '__len__'
print(error(Mapping))  # expect: TypeError: Can't instantiate abstract class Mapping without an implementation for abstract methods '__getitem__', '__iter__', '__len__'
print(error(Set))  # expect: TypeError: Can't instantiate abstract class Set without an implementation for abstract methods '__contains__', '__iter__', '__len__'
print(error(MutableSequence))  # expect: TypeError: Can't instantiate abstract class MutableSequence without an implementation for abstract methods '__delitem__', '__getitem__', '__len__', '__setitem__', 'insert'
print(error(Callable))  # expect: TypeError: Can't instantiate abstract class Callable without an implementation for abstract method '__call__'
print(error(Hashable))  # expect: TypeError: Can't instantiate abstract class Hashable without an implementation for abstract method '__hash__'
print(error(Coroutine))  # expect: TypeError: Can't instantiate abstract class Coroutine without an implementation for abstract methods '__await__', 'send', 'throw'
print(error(MutableMapping))  # expect: TypeError: Can't instantiate abstract class MutableMapping without an implementation for abstract methods '__delitem__', '__getitem__', '__iter__', '__len__', '__setitem__'
print(error(Generator))  # expect: TypeError: Can't instantiate abstract class Generator without an implementation for abstract methods 'send', 'throw'


class It:
    def __iter__(self):
        return iter([1])


class NoIt(It):
    __iter__ = None


class NoHash:
    __hash__ = None


print(isinstance(It(), Iterable), isinstance(NoIt(), Iterable), isinstance(NoHash(), Hashable), issubclass(It, Iterable), issubclass(int, Iterable), isinstance(It(), Collection))  # expect: True False False True False False
print(error(lambda: issubclass(5, Iterable)))  # expect: TypeError: issubclass() arg 1 must be a class
print(error(lambda: Sequence.register(5)))  # expect: TypeError: Can only register classes


class MySeq(Sequence):
    def __init__(s, d):
        s.d = d

    def __getitem__(s, i):
        return s.d[i]

    def __len__(s):
        return len(s.d)


m = MySeq([1, 2, 3, 2])
print(list(m), 2 in m, m.index(2), m.count(2), list(reversed(m)), m.index(2, 2), 5 in m)  # expect: [1, 2, 3, 2] True 1 2 [2, 3, 2, 1] 3 False
print(error(lambda: m.index(9)))  # expect: ValueError: 
print(error(lambda: hash(m) == hash(m)))  # expect: True


class MyMap(MutableMapping):
    def __init__(s, *a, **k):
        s.d = {}
        s.update(*a, **k)

    def __getitem__(s, k):
        return s.d[k]

    def __setitem__(s, k, v):
        s.d[k] = v

    def __delitem__(s, k):
        del s.d[k]

    def __iter__(s):
        return iter(s.d)

    def __len__(s):
        return len(s.d)

    def __repr__(s):
        return f'MyMap({s.d})'


m = MyMap({'a': 1}, b=2)
print(m, m.get('z'), m.get('a'), list(m.items()), m.keys(), m.values(), m == {'a': 1, 'b': 2}, 'a' in m, m.pop('a'), m.pop('q', 5), m.setdefault('k', 3), m.popitem(), dict(m), len(m.items()))  # expect: MyMap({'k': 3}) None 1 [('a', 1), ('b', 2)] KeysView(MyMap({'k': 3})) ValuesView(MyMap({'k': 3})) True True 1 5 3 ('b', 2) {'k': 3} 1
print(error(lambda: m.pop('q')))  # expect: KeyError: 'q'
m.clear()
print(m)  # expect: MyMap({})
print(error(m.popitem))  # expect: KeyError: 
m.update([('x', 1)], y=2)
print(m, m.keys() & {'x'}, m.keys() | {'q'} == set('xyq'), ('x', 1) in m.items(), 1 in m.values(), m.keys() - {'x'}, m.keys() == {'x', 'y'})  # expect: MyMap({'x': 1, 'y': 2}) {'x'} True True True {'y'} True
print(error(lambda: hash(m)))  # expect: TypeError: unhashable type: 'MyMap'
print(error(lambda: reversed(m)))  # expect: TypeError: 'MyMap' object is not reversible
print(error(lambda: m.update(5)))  # expect: TypeError: 'int' object is not iterable


class MySet(MutableSet):
    def __init__(s, it=()):
        s.d = list(dict.fromkeys(it))

    def __contains__(s, x):
        return x in s.d

    def __iter__(s):
        return iter(s.d)

    def __len__(s):
        return len(s.d)

    def add(s, x):
        if x not in s.d:
            s.d.append(x)

    def discard(s, x):
        if x in s.d:
            s.d.remove(x)

    def __repr__(s):
        return f'MySet({s.d})'


a, b = (MySet([1, 2, 3]), MySet([2, 3, 4]))
print(a & b, a | b, a - b, a ^ b, a <= b, a < MySet([1, 2, 3, 4]), a == MySet([3, 2, 1]), a.isdisjoint([9]), a >= MySet([1]), {1, 2} & a, [9] | a if 0 else '', a != b, {5} | a, {1, 9} - a, a > b)  # expect: MySet([2, 3]) MySet([1, 2, 3, 4]) MySet([1]) MySet([1, 4]) False True True True True MySet([1, 2])  True MySet([1, 2, 3, 5]) MySet([9]) False
a |= b
print(a)  # expect: MySet([1, 2, 3, 4])
a &= MySet([1, 2])
print(a)  # expect: MySet([1, 2])
a -= {1}
print(a)  # expect: MySet([2])
a ^= {2, 7}
print(a)  # expect: MySet([7])
print(error(lambda: a.remove(99)))  # expect: KeyError: 99
print(a.pop(), a)  # expect: 7 MySet([])
a.clear()
print(a)  # expect: MySet([])
print(error(a.pop))  # expect: KeyError: 
print(error(lambda: a < 5))  # expect: TypeError: '<' not supported between instances of 'MySet' and 'int'
print(error(lambda: a | 5))  # expect: TypeError: unsupported operand type(s) for |: 'MySet' and 'int'


class FS(Set):
    def __init__(s, it):
        s.d = frozenset(it)

    def __contains__(s, x):
        return x in s.d

    def __iter__(s):
        return iter(sorted(s.d))

    def __len__(s):
        return len(s.d)
    __hash__ = Set._hash


print(hash(FS([1, 2])) == hash(FS([2, 1])))  # expect: True


class ML(MutableSequence):
    def __init__(s, it=()):
        s.d = list(it)

    def __getitem__(s, i):
        return s.d[i]

    def __setitem__(s, i, v):
        s.d[i] = v

    def __delitem__(s, i):
        del s.d[i]

    def __len__(s):
        return len(s.d)

    def insert(s, i, v):
        s.d.insert(i, v)

    def __repr__(s):
        return f'ML({s.d})'


l = ML([1, 2])
l.append(3)
l.extend([4, 5])
l += [6]
print(l, l.pop(), l.pop(0))  # expect: ML([2, 3, 4, 5]) 6 1
l.reverse()
print(l)  # expect: ML([5, 4, 3, 2])
l.remove(3)
print(l)  # expect: ML([5, 4, 2])
l.extend(l)
print(l)  # expect: ML([5, 4, 2, 5, 4, 2])
l.clear()
print(l)  # expect: ML([])
print(error(l.pop))  # expect: IndexError: list index out of range
print(error(lambda: l.remove(1)))  # expect: ValueError: 
print(error(lambda: Callable[[int], str]))  # expect: collections.abc.Callable[[int], str]
print(error(lambda: Callable[..., int]))  # expect: collections.abc.Callable[..., int]
print(error(lambda: Callable[int, str]))  # expect: TypeError: Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got <class 'int'>
print(error(lambda: Callable[int]))  # expect: TypeError: Callable must be used as Callable[[arg, ...], result].
print(error(lambda: Iterable[int]))  # expect: collections.abc.Iterable[int]
print(error(lambda: Mapping[str, int]))  # expect: collections.abc.Mapping[str, int]
print(error(lambda: Callable[[], None]))  # expect: collections.abc.Callable[[], None]
print(error(lambda: Callable[[int, str], list[int]].__args__))  # expect: (<class 'int'>, <class 'str'>, list[int])
print(error(lambda: Awaitable[int]))  # expect: collections.abc.Awaitable[int]
print(error(lambda: AsyncIterator[int]))  # expect: collections.abc.AsyncIterator[int]
print(error(lambda: Generator[int, None, str]))  # expect: collections.abc.Generator[int, None, str]
print(error(lambda: Coroutine[None, None, int]))  # expect: collections.abc.Coroutine[None, None, int]
print(error(lambda: Sequence[int].__origin__))  # expect: <class 'collections.abc.Sequence'>


class G(Generator):
    def __init__(s):
        s.n = 0

    def send(s, v):
        s.n += 1
        if s.n > 2:
            raise StopIteration
        return s.n

    def throw(s, t, v=None, tb=None):
        raise t


g = G()
print(list(g), g.close())  # expect: [1, 2] None


class Proxy:
    __class__ = property(lambda s: list)


print(isinstance(Proxy(), list), isinstance(Proxy(), Sequence), isinstance(Proxy(), Mapping))  # expect: True True False
print(isinstance(5, (Sequence, int)), issubclass(list, (Mapping, Sequence)), isinstance([], Sequence | Mapping))  # expect: True True True
print(Sequence.__doc__.splitlines()[0], hasattr(Set, '__hash__'), Set.__hash__)  # expect: All the operations on a read-only sequence. True None
