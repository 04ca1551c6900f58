import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None


class Loud(Node):
    def __del__(self):
        print("del", self.name)


gc.collect()
a, b = Node("a"), Node("b")
a.other, b.other = b, a
seen = weakref.ref(a)
del a
print(seen() is not None)
del b
print(gc.collect() > 0, seen() is None)
c = Loud("c")
c.other = c
kept = Node("kept")
kept.other = kept
del c
print(gc.collect() > 0, kept.other is kept, gc.collect())
row = [1]
row.append(row)
alive = weakref.ref(kept)
del kept, row
gc.collect()
print(alive())


def waiting():
    try:
        me = yield
        yield me
    finally:
        print("generator closed")


generator = waiting()
next(generator)
generator.send(generator)
del generator
gc.collect()
print("end")

# output:
# True
# True True
# del c
# True True 0
# None
# generator closed
# end
