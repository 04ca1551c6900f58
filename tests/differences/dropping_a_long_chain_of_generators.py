"""
What: a hundred thousand suspended generators, each reading the one before, can be dropped; CPython dies of a segmentation fault.
Cause: CPython 3.13 closes them by recursion, one inside the other.
Workaround: none is needed here; under CPython keep such chains short.
"""


def copy(items):
    for item in items:
        yield item


items = iter(range(3))
for _ in range(100_000):
    items = copy(items)
print(next(items))  # expect: 0
del items
print("dropped")  # expect: dropped
