"""Generators: pipelines, delegation, values sent in."""


def count_up(limit):
    number = 0
    while number < limit:
        yield number
        number += 1


def every(step, source):
    for at, item in enumerate(source):
        if at % step == 0:
            yield item


def leaves(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from leaves(branch)
    else:
        yield tree


def running_maximum():
    best = None
    while True:
        number = yield best
        if best is None or number > best:
            best = number


def grow(depth):
    return depth if depth == 0 else [grow(depth - 1), grow(depth - 1)]


best = running_maximum()
next(best)
top = 0
for number in every(3, count_up(400000)):
    top = best.send(number % 1013)
print(top, sum(leaves(grow(14))), sum(x * x % 7 for x in count_up(300000)))
