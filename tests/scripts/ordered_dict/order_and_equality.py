from collections import OrderedDict
import weakref


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


od = OrderedDict(a=1, b=2)
print(error(lambda: od))  # expect: OrderedDict({'a': 1, 'b': 2})
print(error(lambda: OrderedDict()))  # expect: OrderedDict()
print(error(lambda: od.move_to_end('z')))  # expect: KeyError: 'z'
od.move_to_end('a')
print(error(lambda: od))  # expect: OrderedDict({'b': 2, 'a': 1})
od.move_to_end('a', last=False)
print(error(lambda: od))  # expect: OrderedDict({'a': 1, 'b': 2})
print(error(lambda: OrderedDict().popitem()))  # expect: KeyError: 'dictionary is empty'
print(error(lambda: od.popitem(last=False)))  # expect: ('a', 1)
print(error(lambda: od | {'x': 1}))  # expect: OrderedDict({'b': 2, 'x': 1})
print(error(lambda: {'x': 1} | od))  # expect: OrderedDict({'x': 1, 'b': 2})
print(error(lambda: od == OrderedDict(b=2)))  # expect: True
print(error(lambda: OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1)))  # expect: False
print(error(lambda: OrderedDict(a=1, b=2) == dict(b=2, a=1)))  # expect: True
print(error(lambda: list(reversed(OrderedDict(a=1, b=2).items()))))  # expect: [('b', 2), ('a', 1)]
print(error(lambda: OrderedDict.fromkeys('abc', 0)))  # expect: OrderedDict({'a': 0, 'b': 0, 'c': 0})
print(error(lambda: od.pop('q')))  # expect: KeyError: 'q'
print(error(lambda: od.pop('q', 4)))  # expect: 4
print(error(lambda: od.setdefault('k')))  # expect: None
print(error(lambda: od.keys()))  # expect: odict_keys(['b', 'k'])
print(error(lambda: od.items()))  # expect: odict_items([('b', 2), ('k', None)])
print(error(lambda: od.copy()))  # expect: OrderedDict({'b': 2, 'k': None})
od.foo = 5
print(error(lambda: od.foo))  # expect: 5
print(error(lambda: OrderedDict(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: OrderedDict([], [])))  # expect: TypeError: expected at most 1 arguments, got 2
print(error(lambda: od.move_to_end()))  # expect: TypeError: move_to_end() missing required argument 'key' (pos 1)
print(error(lambda: OrderedDict([(1, 2, 3)])))  # expect: ValueError: too many values to unpack (expected 2)
print(error(lambda: od.values()))  # expect: odict_values([2, None])


def m():
    o = OrderedDict(a=1, b=2)
    for k in o:
        o['z' + k] = 1


print(error(m))  # expect: RuntimeError: OrderedDict mutated during iteration


def m2():
    o = OrderedDict(a=1, b=2)
    for k in o:
        del o[k]


print(error(m2))  # expect: RuntimeError: OrderedDict mutated during iteration


def m3():
    o = OrderedDict(a=1, b=2, c=3)
    for k in o:
        o.move_to_end('a')


print(error(m3))  # expect: RuntimeError: OrderedDict mutated during iteration
o = OrderedDict()
o['me'] = o
print(o)  # expect: OrderedDict({'me': ...})


class OD(OrderedDict):
    def __missing__(self, k):
        return k * 2


print(error(lambda: OD()['a']))  # expect: aa
print(error(lambda: OD(a=1)))  # expect: OD({'a': 1})
print(error(lambda: od.popitem(1, 2)))  # expect: TypeError: popitem() takes at most 1 argument (2 given)
print(error(lambda: od.__delitem__('q')))  # expect: KeyError: 'q'
print(error(lambda: od.update(1)))  # expect: TypeError: 'int' object is not iterable


class LRU:
    def __init__(self, n):
        self.n = n
        self.d = OrderedDict()

    def get(self, k):
        if k not in self.d:
            return None
        self.d.move_to_end(k)
        return self.d[k]

    def put(self, k, v):
        self.d[k] = v
        self.d.move_to_end(k)
        if len(self.d) > self.n:
            self.d.popitem(last=False)


c = LRU(2)
c.put('a', 1)
c.put('b', 2)
c.get('a')
c.put('c', 3)
print(list(c.d.items()), c.get('b'))  # expect: [('a', 1), ('c', 3)] None
q = OrderedDict(((i, i) for i in range(2000)))
n = 0
while q:
    k, _ = q.popitem(last=False)
    n += k
print(n)  # expect: 1999000
print(OrderedDict([('b', 1), ('a', 2)]), OrderedDict({'x': 1}), list(OrderedDict(a=1).items()), dict(OrderedDict(a=1)), 'a' in OrderedDict(a=1), len(OrderedDict(a=1)), OrderedDict(a=1) != OrderedDict(a=1), list(reversed(OrderedDict(a=1, b=2))))  # expect: OrderedDict({'b': 1, 'a': 2}) OrderedDict({'x': 1}) [('a', 1)] {'a': 1} True 1 False ['b', 'a']
w = OrderedDict(a=1)
w |= {'b': 2}
print(w)  # expect: OrderedDict({'a': 1, 'b': 2})
w.clear()
print(w)  # expect: OrderedDict()
del w
print(error(lambda: OrderedDict(a=1) | 5))  # expect: TypeError: unsupported operand type(s) for |: 'collections.OrderedDict' and 'int'
print(error(lambda: hash(OrderedDict())))  # expect: TypeError: unhashable type: 'collections.OrderedDict'
print(error(lambda: OrderedDict(a=1) < OrderedDict()))  # expect: TypeError: '<' not supported between instances of 'collections.OrderedDict' and 'collections.OrderedDict'
z = OrderedDict(a=1, b=2)
z['a'] = 9
print(z)  # expect: OrderedDict({'a': 9, 'b': 2})
z.pop('a')
z['a'] = 0
print(z, z.keys() & {'a'}, list(zip(z.keys(), z.values())))  # expect: OrderedDict({'b': 2, 'a': 0}) {'a'} [('b', 2), ('a', 0)]
print(weakref.ref(z)() is z, type(z.keys()).__name__, type(iter(z)).__name__)  # expect: True odict_keys odict_iterator
