import gc


class Node:
    """Says when it dies."""

    def __init__(self, name):
        self.name = name
        self.links = []

    def __del__(self):
        print("del", self.name, [link.name for link in self.links])


def ring(*names):
    nodes = [Node(name) for name in names]
    for left, right in zip(nodes, nodes[1:] + nodes[:1]):
        left.links.append(right)


gc.disable()
ring("a", "b", "c")
ring("x")
hub = Node("hub")
hub.links = [Node("leaf 1"), Node("leaf 2")]
for leaf in hub.links:
    leaf.links.append(hub)
tail = Node("tail")
hub.links.append(tail)
del hub, leaf, tail
print("collect")
gc.collect()
print("again", gc.collect())

# output:
# collect
# del a ['b']
# del b ['c']
# del c ['a']
# del x ['x']
# del hub ['leaf 1', 'leaf 2', 'tail']
# del leaf 1 ['hub']
# del leaf 2 ['hub']
# del tail []
# again 0
