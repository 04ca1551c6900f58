from collections import Counter


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


c = Counter('abracadabra')
print(c, c['z'], c.most_common(2), c.most_common(), list(c.elements()), c.total())  # expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) 0 [('a', 5), ('b', 2)] [('a', 5), ('b', 2), ('r', 2), ('c', 1), ('d', 1)] ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'r', 'r', 'c', 'd'] 11
print(error(lambda: Counter(a=1) + Counter(a=2, b=-1)))  # expect: Counter({'a': 3})
print(error(lambda: Counter(a=3) - Counter(a=1, b=2)))  # expect: Counter({'a': 2})
print(error(lambda: Counter(a=3, b=1) & Counter(a=1, b=5)))  # expect: Counter({'a': 1, 'b': 1})
print(error(lambda: Counter(a=3, b=1) | Counter(a=1, b=5)))  # expect: Counter({'b': 5, 'a': 3})
print(error(lambda: +Counter(a=-1, b=2)))  # expect: Counter({'b': 2})
print(error(lambda: -Counter(a=-1, b=2)))  # expect: Counter({'a': 1})
c.subtract('aaa')
print(c)  # expect: Counter({'a': 2, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
c.update({'z': 3})
print(c)  # expect: Counter({'z': 3, 'a': 2, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
del c['nope']
print(error(lambda: Counter(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: Counter([1], [2])))  # expect: TypeError: Counter.__init__() takes from 1 to 2 positional arguments but 3 were given
print(error(lambda: Counter()))  # expect: Counter()
print(error(lambda: Counter.fromkeys('a')))  # expect: NotImplementedError: Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
print(error(lambda: c.copy()))  # expect: Counter({'z': 3, 'a': 2, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
print(error(lambda: Counter(a=1) == Counter(a=1, b=0)))  # expect: True
print(error(lambda: Counter(a=1) <= Counter(a=2)))  # expect: True
print(error(lambda: Counter(a=1) < Counter(a=1)))  # expect: False
print(error(lambda: Counter(a=1) >= Counter(a=1, b=2)))  # expect: False
print(error(lambda: Counter(a='x', b=1)))  # expect: Counter({'a': 'x', 'b': 1})
print(error(lambda: c.__reduce__()))  # expect: (<class 'collections.Counter'>, ({'a': 2, 'b': 2, 'r': 2, 'c': 1, 'd': 1, 'z': 3},))
x = Counter(a=1)
x += Counter(a=2, b=3)
print(x)  # expect: Counter({'a': 3, 'b': 3})
x -= Counter(a=3)
print(x)  # expect: Counter({'b': 3})
x |= Counter(q=4)
print(x)  # expect: Counter({'q': 4, 'b': 3})
x &= Counter(q=1)
print(x)  # expect: Counter({'q': 1})
print(error(lambda: Counter(a=1) + 5))  # expect: TypeError: unsupported operand type(s) for +: 'Counter' and 'int'
print(error(lambda: c.most_common(0)))  # expect: []
print(error(lambda: c.update(1, 2)))  # expect: TypeError: Counter.update() takes from 1 to 2 positional arguments but 3 were given
print(error(lambda: Counter(None)))  # expect: Counter()
print(error(lambda: c.subtract(None)))  # expect: None
print(error(lambda: Counter(a=1) != Counter()))  # expect: True
print(error(lambda: Counter({'a': 2}, b=3)))  # expect: Counter({'b': 3, 'a': 2})
print(error(lambda: Counter(a=1) == {'a': 1}))  # expect: True
print(error(lambda: Counter(a=1) < {'a': 1}))  # expect: TypeError: '<' not supported between instances of 'Counter' and 'dict'


class CC(Counter):
    pass
