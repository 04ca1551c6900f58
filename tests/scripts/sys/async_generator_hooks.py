import sys


async def numbers():
    yield 1


def first(generator):
    print("first", generator.__name__)


def last(generator):
    print("finalizer", generator.__name__)


print(sys.get_asyncgen_hooks())
sys.set_asyncgen_hooks(first, finalizer=last)
print(sys.get_asyncgen_hooks().firstiter is first, sys.get_asyncgen_hooks()[1] is last)
generator = numbers()
try:
    generator.asend(None).send(None)
except StopIteration as item:
    print(item.value)
del generator
sys.set_asyncgen_hooks(None, None)
try:
    sys.set_asyncgen_hooks(5)
except TypeError as error:
    print(error)

# output:
# asyncgen_hooks(firstiter=None, finalizer=None)
# True True
# first numbers
# 1
# finalizer numbers
# callable firstiter expected, got int
