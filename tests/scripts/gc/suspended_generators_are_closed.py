import gc


def numbers(name):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "is closed")
        raise
    finally:
        print(name, "finally")


def outer(name):
    try:
        yield from numbers(name + ".inner")
    finally:
        print(name, "finally")


class Holder:
    """Holds a generator that refers back to it."""

    def walk(self):
        with self:
            yield self

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", kind.__name__)


gc.disable()
first = numbers("first")
next(first)
ring = [first]
ring.append(ring)
del first, ring
print("collect")
gc.collect()
second = outer("second")
next(second)
ring = [second]
ring.append(ring)
del second, ring
gc.collect()
holder = Holder()
holder.generator = holder.walk()
next(holder.generator)
del holder
gc.collect()
untouched = numbers("never begun")
ring = [untouched]
ring.append(ring)
del untouched, ring
gc.collect()
print("end")

# output:
# collect
# first is closed
# first finally
# second.inner is closed
# second.inner finally
# second finally
# exit GeneratorExit
# end
