import gc

saved = []


class Phoenix:
    """Comes back once."""

    def __init__(self, name, back):
        self.name = name
        self.back = back
        self.me = self

    def __del__(self):
        print("del", self.name)
        if self.back:
            saved.append(self)


class Friend:
    """Belongs to a phoenix."""


gc.disable()
gc.collect()
one, other = Phoenix("one", True), Phoenix("other", False)
one.friend = Friend()
one.friend.owner = one
del one, other
print(gc.collect(), [phoenix.name for phoenix in saved], saved[0].friend.owner is saved[0])
print(gc.is_finalized(saved[0]), gc.is_finalized(saved[0].friend), gc.is_tracked(saved[0]))
saved.clear()
print("second time", gc.collect() > 0)

# output:
# del one
# del other
# 1 ['one'] True
# True False True
# second time True
