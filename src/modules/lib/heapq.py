"""Heap queue algorithm (a.k.a. priority queue).

Heaps are lists for which heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2]: heap[0] is the smallest item. The
functions that keep them so are native.
"""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace, _heapify_max, _heappop_max, _heapreplace_max

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """Merge multiple sorted inputs into a single sorted output."""
    arrange, replace, pop, sign = heapify, heapreplace, heappop, 1
    if reverse:
        arrange, replace, pop, sign = _heapify_max, _heapreplace_max, _heappop_max, -1
    # An entry: what is compared, the place of the input (equal items come in that order), the item, its iterator.
    heap = []
    for place, iterator in enumerate(map(iter, iterables)):
        for value in iterator:
            heap.append([value if key is None else key(value), place * sign, value, iterator])
            break
    arrange(heap)
    while len(heap) > 1:
        entry = heap[0]
        yield entry[2]
        for value in entry[3]:
            entry[0], entry[2] = value if key is None else key(value), value
            replace(heap, entry)
            break
        else:
            pop(heap)
    for _, _, value, rest in heap:
        yield value
        yield from rest


def _best(n, iterable, key, arrange, replace, better, step):
    """The n best pairs of (key, order), best first; the heap has the worst of those kept on top."""
    iterator = iter(iterable)
    kept = [(value if key is None else key(value), order, value) for order, value in zip(range(0, n * step, step), iterator)]
    if not kept:
        return kept
    arrange(kept)
    order, worst = n * step, kept[0][0]
    for value in iterator:
        weight = value if key is None else key(value)
        if better(weight, worst):
            replace(kept, (weight, order, value))
            worst = kept[0][0]
            order += step
    kept.sort(key=lambda entry: entry[:2], reverse=step < 0)
    return kept


def _all_of(n, iterable):
    """Whether all items are wanted, as far as their number is known."""
    try:
        return n >= len(iterable)
    except TypeError:
        if hasattr(type(iterable), "__len__"):
            raise
        return False


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key)[:n]
    """
    if n == 1:
        nothing = object()
        result = min(iterable, default=nothing, key=key)
        return [] if result is nothing else [result]
    if _all_of(n, iterable):
        return sorted(iterable, key=key)[:n]
    best = _best(n, iterable, key, _heapify_max, _heapreplace_max, lambda a, b: a < b, 1)
    return [value for _, _, value in best]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key, reverse=True)[:n]
    """
    if n == 1:
        nothing = object()
        result = max(iterable, default=nothing, key=key)
        return [] if result is nothing else [result]
    if _all_of(n, iterable):
        return sorted(iterable, key=key, reverse=True)[:n]
    best = _best(n, iterable, key, heapify, heapreplace, lambda a, b: b < a, -1)
    return [value for _, _, value in best]
