d = {"a": 1, "b": 2}
print(d.keys() & ["a"])  # expect: {'a'}
print(d.items() >= {("a", 1)})  # expect: True
print(d.keys() | {"c"} == {"a", "b", "c"})  # expect: True
print(d.keys() - ["a"])  # expect: {'b'}
print(sorted(d.keys() ^ {"a", "z"}))  # expect: ['b', 'z']
print(d.keys() == {"a", "b"}, d.items() == {("a", 1), ("b", 2)}, d.keys() < {"a", "b", "c"})  # expect: True True True
print(d.keys().isdisjoint(["z"]), {"a"} & d.keys(), d.values() == d.values())  # expect: True {'a'} False
print(d.keys().mapping)  # expect: {'a': 1, 'b': 2}
print(list(reversed(d)), list(reversed(d.keys())), list(reversed(d.values())), list(reversed(d.items())))  # expect: ['b', 'a'] ['b', 'a'] [2, 1] [('b', 2), ('a', 1)]
print(("a", 1) in d.items(), ("a", 2) in d.items(), 5 in d.items())  # expect: True False False
print(d.keys(), d.values(), d.items())  # expect: dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)])


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: d.values() | {1}))  # expect: TypeError: unsupported operand type(s) for |: 'dict_values' and 'set'
print(error(lambda: d.keys() < [1]))  # expect: TypeError: '<' not supported between instances of 'dict_keys' and 'list'
print(error(lambda: d.keys() | 5))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: hash(d.keys())))  # expect: TypeError: unhashable type: 'dict_keys'
print(error(lambda: d.keys()[0]))  # expect: TypeError: 'dict_keys' object is not subscriptable


def grow():
    """Adds keys while walking."""
    q = {1: 1, 2: 2}
    for key in q:
        q[key + 10] = 1


def exchange():
    """Replaces keys while walking."""
    q = {1: 1, 2: 2}
    for key in q:
        del q[key]
        q[key + 10] = 1


print(error(grow))  # expect: RuntimeError: dictionary changed size during iteration
print(error(exchange))  # expect: RuntimeError: dictionary keys changed during iteration
