import gc


class Node:
    """A node with a neighbour."""

    count = 0

    def __init__(self, before):
        self.before = before
        Node.count += 1


gc.disable()
gc.collect()
first = last = Node(None)
for _ in range(200_000 - 1):
    last = Node(last)
first.before = last
print(Node.count)  # expect: 200000
del first, last
print(gc.collect())  # expect: 200000
nested = []
inner = nested
for _ in range(100_000):
    inner.append([])
    inner = inner[0]
inner.append(nested)
del nested, inner
print(gc.collect())  # expect: 100001
