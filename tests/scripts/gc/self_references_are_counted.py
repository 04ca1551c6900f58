import gc

gc.disable()
gc.collect()
items = []
items.append(items)
del items
print(gc.collect())  # expect: 1
mapping = {}
mapping["me"] = mapping
del mapping
print(gc.collect())  # expect: 1


class Node:
    """A node of a ring."""


node = Node()
node.me = node
del node
print(gc.collect())  # expect: 1
a, b = Node(), Node()
a.other, b.other = b, a
del a, b
print(gc.collect())  # expect: 2
pair = ([], 1)
pair[0].append(pair)
del pair
print(gc.collect())  # expect: 2
print(gc.collect(), gc.collect(0), gc.collect(generation=1))  # expect: 0 0 0
living = Node()
living.me = living
print(gc.collect(), living.me is living)  # expect: 0 True
