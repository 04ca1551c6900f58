# Only what is looked for or put into the result needs a hash.


def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


mapping = {"a": [1], "b": 2}
print(error(lambda: mapping.items() & {("b", 2)}))  # expect: {('b', 2)}
print(error(lambda: {("b", 2)} & mapping.items()))  # expect: {('b', 2)}
print(error(lambda: mapping.items() & [("b", 2), ("a", 3)]))  # expect: {('b', 2)}
print(error(lambda: mapping.items() ^ mapping.items()))  # expect: set()
print(error(lambda: sorted(mapping.items() ^ {"a": [1], "c": 3}.items())))  # expect: [('b', 2), ('c', 3)]
print(error(lambda: mapping.items() - {("b", 2)}))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: mapping.items() | {}))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: mapping.keys() & 5))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: 5 - mapping.keys()))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: mapping.values() & {1}))  # expect: TypeError: unsupported operand type(s) for &: 'dict_values' and 'set'
