import gc
import weakref


class Failure(Exception):
    """Keeps itself alive."""


def fail():
    error = Failure("one")
    error.me = error
    raise error


gc.disable()
try:
    fail()
except Failure as error:
    watch = weakref.ref(error)
    first = error
print(watch() is None)  # expect: False
del first
gc.collect()
print(watch() is None)  # expect: True
a, b = Failure("a"), Failure("b")
a.__context__, b.__cause__ = b, a
watch = weakref.ref(a)
del a, b
print(watch() is None)  # expect: False
gc.collect()
print(watch() is None)  # expect: True
