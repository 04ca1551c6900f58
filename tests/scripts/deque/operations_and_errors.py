from collections import deque
import weakref


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


d = deque([1, 2, 3], maxlen=3)
print(d, repr(deque()), len(d), d.maxlen, bool(deque()), deque([1]) == deque([1]), deque([1]) == [1])  # expect: deque([1, 2, 3], maxlen=3) deque([]) 3 3 False True False
d.append(4)
print(d)  # expect: deque([2, 3, 4], maxlen=3)
d.appendleft(0)
print(d)  # expect: deque([0, 2, 3], maxlen=3)
d.rotate(1)
print(d)  # expect: deque([3, 0, 2], maxlen=3)
d.rotate(-2)
print(d)  # expect: deque([2, 3, 0], maxlen=3)
print(error(lambda: d.insert(1, 5)))  # expect: IndexError: deque already at its maximum size
e = deque('abc')
e.insert(1, 'x')
e.insert(-1, 'y')
e.insert(100, 'z')
print(e)  # expect: deque(['a', 'x', 'b', 'y', 'c', 'z'])
print(error(lambda: deque().pop()))  # expect: IndexError: pop from an empty deque
print(error(lambda: deque().popleft()))  # expect: IndexError: pop from an empty deque
print(error(lambda: e[100]))  # expect: IndexError: deque index out of range
print(error(lambda: e['a']))  # expect: TypeError: sequence index must be integer, not 'str'
print(error(lambda: e[1:2]))  # expect: TypeError: sequence index must be integer, not 'slice'
print(error(lambda: e.index('q')))  # expect: ValueError: 'q' is not in deque
print(error(lambda: e.index('a', 1)))  # expect: ValueError: 'a' is not in deque
print(error(lambda: e.remove('q')))  # expect: ValueError: 'q' is not in deque
print(error(lambda: deque(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: deque([], -1)))  # expect: ValueError: maxlen must be non-negative
print(error(lambda: deque([], 'a')))  # expect: TypeError: an integer is required
print(error(lambda: deque(1, 2, 3)))  # expect: TypeError: deque() takes at most 2 arguments (3 given)
print(error(lambda: deque(maxlen=2, iterable=[1, 2, 3])))  # expect: deque([2, 3], maxlen=2)
print(error(lambda: deque(foo=1)))  # expect: TypeError: deque() got an unexpected keyword argument 'foo'
print(error(lambda: e + [1]))  # expect: TypeError: can only concatenate deque (not "list") to deque
print(error(lambda: e + deque([1])))  # expect: deque(['a', 'x', 'b', 'y', 'c', 'z', 1])
print(error(lambda: e * 2))  # expect: deque(['a', 'x', 'b', 'y', 'c', 'z', 'a', 'x', 'b', 'y', 'c', 'z'])
print(error(lambda: 2 * e))  # expect: deque(['a', 'x', 'b', 'y', 'c', 'z', 'a', 'x', 'b', 'y', 'c', 'z'])
print(error(lambda: deque([1, 2], maxlen=3) * 4))  # expect: deque([2, 1, 2], maxlen=3)
print(error(lambda: e * 'a'))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
f = deque([1, 2, 3])
f += [4]
print(f)  # expect: deque([1, 2, 3, 4])
f *= 2
print(f)  # expect: deque([1, 2, 3, 4, 1, 2, 3, 4])
f.extendleft([9, 8])
print(f)  # expect: deque([8, 9, 1, 2, 3, 4, 1, 2, 3, 4])
f.extend(f)
print(len(f))  # expect: 20
f.reverse()
print(f)  # expect: deque([4, 3, 2, 1, 4, 3, 2, 1, 9, 8, 4, 3, 2, 1, 4, 3, 2, 1, 9, 8])
print(error(lambda: f.count(1)))  # expect: 4
print(error(lambda: 3 in f))  # expect: True
print(error(lambda: hash(f)))  # expect: TypeError: unhashable type: 'collections.deque'
g = deque([1])
g.append(g)
print(g)  # expect: deque([1, [...]])


def mut():
    x = deque([1, 2, 3])
    for i in x:
        x.append(i)


print(error(mut))  # expect: RuntimeError: deque mutated during iteration


def mut2():
    x = deque([1, 2, 3])
    for i in x:
        x.popleft()


print(error(mut2))  # expect: RuntimeError: deque mutated during iteration
print(error(lambda: list(reversed(deque([1, 2, 3])))))  # expect: [3, 2, 1]
print(error(lambda: deque([1, 2]) < deque([1, 3])))  # expect: True
print(error(lambda: deque([1, 2]) < [1]))  # expect: TypeError: '<' not supported between instances of 'collections.deque' and 'list'
it = iter(deque([1, 2]))
print(it.__length_hint__(), next(it), next(it), next(it, 'end'))  # expect: 2 1 2 end
print(type(it))  # expect: <class 'collections._deque_iterator'>
print(error(lambda: deque([1, 2], 3).copy()))  # expect: deque([1, 2], maxlen=3)
print(error(lambda: deque([1, 2], 3).__copy__()))  # expect: deque([1, 2], maxlen=3)


class D(deque):
    def hi(self):
        return 'hi'


x = D([1, 2], maxlen=5)
print(x, x.hi(), x.copy(), type(x.copy()), x + x, type(x + x), x * 2)  # expect: D([1, 2], maxlen=5) hi D([1, 2], maxlen=5) <class '__main__.D'> D([1, 2, 1, 2], maxlen=5) <class '__main__.D'> D([1, 2, 1, 2], maxlen=5)
x.foo = 1
print(x.foo)  # expect: 1
del f[0]
f[0] = 'q'
f[-1] = 'r'
print(f)  # expect: deque(['q', 2, 1, 4, 3, 2, 1, 9, 8, 4, 3, 2, 1, 4, 3, 2, 1, 9, 'r'])
print(error(lambda: f.__delitem__(100)))  # expect: IndexError: deque index out of range
print(error(lambda: f.__setitem__(100, 1)))  # expect: IndexError: deque index out of range
print(error(lambda: setattr(f, 'maxlen', 2)))  # expect: AttributeError: attribute 'maxlen' of 'collections.deque' objects is not writable
print(error(lambda: setattr(f, 'zz', 2)))  # expect: AttributeError: 'collections.deque' object has no attribute 'zz' and no __dict__ for setting new attributes
print(error(lambda: f.rotate('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: f.append()))  # expect: TypeError: deque.append() takes exactly one argument (0 given)
print(error(lambda: f.append(1, 2)))  # expect: TypeError: deque.append() takes exactly one argument (2 given)
print(error(lambda: deque[int]))  # expect: collections.deque[int]
print(error(lambda: f.index(1, 2, 3)))  # expect: 2
print(error(lambda: f.index()))  # expect: TypeError: index expected at least 1 argument, got 0
print(error(lambda: deque.__doc__))  # expect: A list-like sequence optimized for data accesses near its endpoints.
print(error(lambda: f.insert(1)))  # expect: TypeError: insert expected 2 arguments, got 1
print(error(lambda: f.pop(0)))  # expect: TypeError: deque.pop() takes no arguments (1 given)
print(error(lambda: f.nope))  # expect: AttributeError: 'collections.deque' object has no attribute 'nope'
print(error(lambda: deque(range(5)).index(3, -2)))  # expect: 3
print(error(lambda: deque.append))  # expect: <method 'append' of 'collections.deque' objects>
print(error(lambda: deque.__init__(deque(), 1)))  # expect: TypeError: 'int' object is not iterable
match deque([1, 2]):
    case [a, b]:
        print('matched', a, b)  # expect: matched 1 2
    case _:
        print('no')
w = weakref.ref(e)
print(w() is e)  # expect: True
a = deque('ab')
a.clear()
print(a)  # expect: deque([])
a.extend('xyz')
print(a, a.popleft(), a)  # expect: deque(['y', 'z']) x deque(['y', 'z'])
s = deque(maxlen=0)
s.append(1)
print(s)  # expect: deque([], maxlen=0)
s.extend([1, 2])
print(s)  # expect: deque([], maxlen=0)
print(error(lambda: deque([3, 1]).sort()))  # expect: AttributeError: 'collections.deque' object has no attribute 'sort'
print(error(lambda: sorted(deque([3, 1]))))  # expect: [1, 3]
print(error(lambda: deque([[1], [2]]) == deque([[1], [2]])))  # expect: True
print(error(lambda: deque([1]) != deque([2])))  # expect: True
print(error(lambda: max(deque([3, 1]))))  # expect: 3
a, *b = deque([1, 2, 3])
print(a, b)  # expect: 1 [2, 3]
print(*deque('ab'))  # expect: a b
print(error(lambda: deque([1, 2, 3]).__contains__(2)))  # expect: True
print(error(lambda: deque([1.0]) == deque([1])))  # expect: True
