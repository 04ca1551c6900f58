from collections import defaultdict


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


dd = defaultdict(list, {'a': [1]}, b=2)
print(error(lambda: dd))  # expect: defaultdict(<class 'list'>, {'a': [1], 'b': 2})
print(error(lambda: defaultdict(1)))  # expect: TypeError: first argument must be callable or None
print(error(lambda: defaultdict(None, 5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: defaultdict()['x']))  # expect: KeyError: 'x'
print(error(lambda: dd.copy()))  # expect: defaultdict(<class 'list'>, {'a': [1], 'b': 2})
print(error(lambda: dd | {'c': 1}))  # expect: defaultdict(<class 'list'>, {'a': [1], 'b': 2, 'c': 1})
print(error(lambda: {'c': 1} | dd))  # expect: defaultdict(<class 'list'>, {'c': 1, 'a': [1], 'b': 2})
print(error(lambda: defaultdict(int, {}).default_factory))  # expect: <class 'int'>
print(error(lambda: dd.__missing__('q')))  # expect: []
print(error(lambda: dd))  # expect: defaultdict(<class 'list'>, {'a': [1], 'b': 2, 'q': []})
print(error(lambda: type(dd.fromkeys([1]))))  # expect: <class 'collections.defaultdict'>
print(error(lambda: dd.fromkeys([1])))  # expect: defaultdict(None, {1: None})
print(error(lambda: setattr(dd, 'x', 1)))  # expect: AttributeError: 'collections.defaultdict' object has no attribute 'x' and no __dict__ for setting new attributes
dd.default_factory = None
print(error(lambda: dd['zz']))  # expect: KeyError: 'zz'
print(error(lambda: defaultdict(int, 1, 2)))  # expect: TypeError: dict expected at most 1 argument, got 2


class DD(defaultdict):
    pass


print(error(lambda: DD(int, a=1)))  # expect: DD(<class 'int'>, {'a': 1})
x = DD(int)
x.q = 1
print(error(lambda: x.copy()))  # expect: DD(<class 'int'>, {})
print(error(lambda: x['a']))  # expect: 0
print(error(lambda: x.q))  # expect: 1
print(error(lambda: type(x.copy())))  # expect: <class '__main__.DD'>
s = defaultdict(None)
s['a'] = s
print(s)  # expect: defaultdict(None, {'a': defaultdict(None, {...})})
print(error(lambda: dd == dict(dd)))  # expect: True
print(error(lambda: dd | 5))  # expect: TypeError: unsupported operand type(s) for |: 'collections.defaultdict' and 'int'
print(error(lambda: defaultdict[str, int]))  # expect: collections.defaultdict[str, int]
print(error(lambda: hash(dd)))  # expect: TypeError: unhashable type: 'collections.defaultdict'
tree = lambda: defaultdict(tree)
r = tree()
r['a']['b']['c'] = 1
print(len(r), list(r['a']['b']), 'z' in r, r.get('z'), len(r))  # expect: 1 ['c'] False None 1
c = defaultdict(int)
for ch in 'mississippi':
    c[ch] += 1
print(sorted(c.items()), c.pop('m'), c.setdefault('q'), dict(c))  # expect: [('i', 4), ('m', 1), ('p', 2), ('s', 4)] 1 None {'i': 4, 's': 4, 'p': 2, 'q': None}


class Missing(defaultdict):
    def __missing__(self, key):
        return 'none ' + key


print(Missing(int)['k'], dict(Missing(int)))  # expect: none k {}
g = defaultdict(set)
g['a'].add(1)
g['a'].add(1)
print(g)  # expect: defaultdict(<class 'set'>, {'a': {1}})
k = defaultdict(lambda: 'N/A')
print(k['x'], k.keys())  # expect: N/A dict_keys(['x'])
e = defaultdict(list)
e['a'].append(1)
e['b'] += [2]
print(e, isinstance(e, dict), e == {'a': [1], 'b': [2]})  # expect: defaultdict(<class 'list'>, {'a': [1], 'b': [2]}) True True
del e['a']
print(e)  # expect: defaultdict(<class 'list'>, {'b': [2]})
e.clear()
print(e, bool(e))  # expect: defaultdict(<class 'list'>, {}) False
print({**defaultdict(int, a=1)})  # expect: {'a': 1}
json = [*defaultdict(int, a=1, b=2)]
print(json)  # expect: ['a', 'b']


def boom():
    raise RuntimeError('boom')


print(error(lambda: defaultdict(boom)['a']))  # expect: RuntimeError: boom
z = defaultdict(boom)
print(error(lambda: z['a']))  # expect: RuntimeError: boom
print(len(z))  # expect: 0
print(error(lambda: defaultdict(str)['']))  # expect: 
print(error(lambda: defaultdict(dict)[1]))  # expect: {}
print(error(lambda: defaultdict(tuple)[()]))  # expect: ()
print(error(lambda: defaultdict(list)[[]]))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: defaultdict(float)[1]))  # expect: 0.0
