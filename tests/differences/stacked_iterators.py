"""
What: the next item of iterators stacked a hundred thousand deep is a RecursionError.
Cause: CPython follows the stack of iterators on the native stack without counting, and crashes.
Workaround: none is needed; stack iterators less deep.
"""
from itertools import chain, islice

for stack in (
    lambda inner: chain(inner, [1]),
    lambda inner: islice(inner, 10),
    lambda inner: map(lambda item: item, inner),
    lambda inner: zip(inner),
    lambda inner: enumerate(inner),
    lambda inner: filter(None, inner),
):
    iterator = iter([1])
    for _ in range(100_000):
        iterator = stack(iterator)
    try:
        next(iterator)
    except RecursionError:
        print("RecursionError")
# output:
# RecursionError
# RecursionError
# RecursionError
# RecursionError
# RecursionError
# RecursionError
