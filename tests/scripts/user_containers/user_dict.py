from collections import UserDict


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


class U(UserDict):
    def __setitem__(s, k, v):
        super().__setitem__(k.upper(), v)


u = U(a=1)
u['b'] = 2
print(u, u.data, 'A' in u, len(u))  # expect: {'A': 1, 'B': 2} {'A': 1, 'B': 2} True 2
print(error(lambda: u['zz']))  # expect: KeyError: 'zz'
print(error(lambda: u | {'c': 1}))  # expect: {'A': 1, 'B': 2, 'C': 1}
print(error(lambda: u.copy()))  # expect: {'A': 1, 'B': 2}
u.update(q=1)
print(u)  # expect: {'A': 1, 'B': 2, 'Q': 1}
print(error(lambda: UserDict({1: 2}, a=3)))  # expect: {1: 2, 'a': 3}
print(error(lambda: {'x': 1} | UserDict(a=1)))  # expect: {'x': 1, 'a': 1}
print(error(lambda: UserDict.fromkeys('ab')))  # expect: {'a': None, 'b': None}
u |= {'w': 1}
print(u)  # expect: {'A': 1, 'B': 2, 'Q': 1, 'w': 1}
print(error(lambda: u.pop('W')))  # expect: KeyError: 'W'
print(error(lambda: u.get('nope')))  # expect: None
print(error(lambda: UserDict(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: u == u.data))  # expect: True


class M(UserDict):
    def __missing__(s, k):
        return k


print(error(lambda: M()['x']))  # expect: x
print(error(lambda: M().get('x', 3)))  # expect: 3
print(error(lambda: 'x' in M()))  # expect: False
