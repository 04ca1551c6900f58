# The hash of a frozenset is worked out once: otherwise this would take 2**60 steps.
nested = frozenset()
for _ in range(60):
    nested = frozenset([nested, frozenset([nested])])
print(len({nested}), hash(nested) == hash(nested))  # expect: 1 True
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])))  # expect: True
