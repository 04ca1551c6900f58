def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: {1}|[2]))  # expect: TypeError: unsupported operand type(s) for |: 'set' and 'list'
print(error(lambda: {1}.union(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: {1} < 5))  # expect: TypeError: '<' not supported between instances of 'set' and 'int'
print(error(lambda: {1} == 5))  # expect: False
print(error(lambda: {1}.remove(5)))  # expect: KeyError: 5
print(error(lambda: {1}.remove(set())))  # expect: KeyError: set()
print(error(lambda: set().pop()))  # expect: KeyError: 'pop from an empty set'
print(error(lambda: {[]}))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: {1}-{1}))  # expect: set()
print(error(lambda: frozenset([1])|{2}))  # expect: frozenset({1, 2})
print(error(lambda: {1}|frozenset([2])))  # expect: {1, 2}
print(error(lambda: type(frozenset([1])|{2})))  # expect: <class 'frozenset'>
print(error(lambda: {frozenset({1})} == {frozenset({1})}))  # expect: True
print(error(lambda: {1} in {frozenset({1})}))  # expect: True
print(error(lambda: {1}.issubset([1,2])))  # expect: True
print(error(lambda: {1,2}.issuperset([1])))  # expect: True
print(error(lambda: {1}.isdisjoint([2])))  # expect: True
print(error(lambda: {1}<={1,2}))  # expect: True
print(error(lambda: {1,2}>{1}))  # expect: True
print(error(lambda: frozenset().add(1)))  # expect: AttributeError: 'frozenset' object has no attribute 'add'
print(error(lambda: {1}.intersection_update([2],[3])))  # expect: None
print(error(lambda: hash(frozenset([1,2,3]))))  # expect: -272375401224217160
print(error(lambda: hash(frozenset())))  # expect: 133146708735736
print(error(lambda: hash({1})))  # expect: TypeError: unhashable type: 'set'
print(error(lambda: frozenset({1:2})))  # expect: frozenset({1})
print(error(lambda: {1}.__or__([2])))  # expect: NotImplemented
print(error(lambda: {1}.__ior__({2})))  # expect: {1, 2}
print(error(lambda: {1,2,3}.symmetric_difference_update([3,4])))  # expect: None
print(error(lambda: set(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: {1}.update(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: {1}.update([[]])))  # expect: TypeError: unhashable type: 'list'
