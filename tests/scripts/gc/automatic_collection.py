import gc
import weakref


class Node:
    """Part of a cycle."""

    def __init__(self):
        self.me = self


died = []
watches = []
for number in range(5_000):
    node = Node()
    if number < 3:
        watches.append(weakref.ref(node, died.append))
del node
print(gc.isenabled(), len(died))  # expect: True 3
gc.disable()
node = Node()
watch = weakref.ref(node)
del node
for _ in range(20_000):
    Node()
print(watch() is None)  # expect: False
gc.enable()
for _ in range(20_000):
    Node()
print(watch() is None)  # expect: True
