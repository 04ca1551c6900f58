import gc
import weakref


class Node:
    """Part of a cycle."""

    def __del__(self):
        print("del", outside() is None, self.inside() is None)


gc.disable()
node = Node()
node.me = node
outside = weakref.ref(node, lambda reference: print("callback", reference() is None, reference is outside))
later = weakref.ref(node, lambda reference: print("later callback first"))
node.inside = weakref.ref(node, lambda reference: print("never: the reference is garbage too"))
values = weakref.WeakValueDictionary(node=node)
members = weakref.WeakSet([node])
print(len(values), len(members), weakref.getweakrefcount(node) >= 3)
del node
print(outside() is not None)
gc.collect()
print(outside(), len(values), len(members))

# output:
# 1 1 True
# True
# later callback first
# callback True True
# del True True
# None 0 0
