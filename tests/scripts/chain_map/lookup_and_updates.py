from collections import ChainMap


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(error(lambda: m))  # expect: ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(error(lambda: m['a']))  # expect: 1
print(error(lambda: m['q']))  # expect: KeyError: 'q'
print(error(lambda: list(m)))  # expect: ['a', 'b']
print(error(lambda: len(m)))  # expect: 2
print(error(lambda: m.new_child({'z': 1})))  # expect: ChainMap({'z': 1}, {'a': 1}, {'a': 2, 'b': 3})
print(error(lambda: m.new_child(q=1)))  # expect: ChainMap({'q': 1}, {'a': 1}, {'a': 2, 'b': 3})
print(error(lambda: m.parents))  # expect: ChainMap({'a': 2, 'b': 3})
m['n'] = 1
print(m)  # expect: ChainMap({'a': 1, 'n': 1}, {'a': 2, 'b': 3})
print(error(lambda: m.pop('b')))  # expect: KeyError: "Key not found in the first mapping: 'b'"
print(error(lambda: m.__delitem__('b')))  # expect: KeyError: "Key not found in the first mapping: 'b'"
print(error(lambda: m.popitem()))  # expect: ('n', 1)
print(error(lambda: m.maps))  # expect: [{'a': 1}, {'a': 2, 'b': 3}]
print(error(lambda: ChainMap()))  # expect: ChainMap({})
print(error(lambda: m | {'r': 1}))  # expect: ChainMap({'a': 1, 'r': 1}, {'a': 2, 'b': 3})
print(error(lambda: {'r': 1} | m))  # expect: ChainMap({'r': 1, 'a': 1, 'b': 3})
print(error(lambda: m.get('zz', 5)))  # expect: 5
print(error(lambda: 'b' in m))  # expect: True
print(error(lambda: bool(ChainMap())))  # expect: False
print(error(lambda: m.copy()))  # expect: ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(error(lambda: m.clear()))  # expect: None
print(error(lambda: ChainMap.fromkeys('ab', 1)))  # expect: ChainMap({'a': 1, 'b': 1})
print(error(lambda: dict(m)))  # expect: {'a': 2, 'b': 3}
m |= {'k': 1}
print(m)  # expect: ChainMap({'k': 1}, {'a': 2, 'b': 3})
print(error(lambda: ChainMap({}, {}).popitem()))  # expect: KeyError: 'No keys found in the first mapping.'
print(error(lambda: m == dict(m)))  # expect: True
print(error(lambda: m.items()))  # expect: ItemsView(ChainMap({'k': 1}, {'a': 2, 'b': 3}))
print(error(lambda: m.keys()))  # expect: KeysView(ChainMap({'k': 1}, {'a': 2, 'b': 3}))
print(error(lambda: m | 5))  # expect: TypeError: unsupported operand type(s) for |: 'ChainMap' and 'int'
