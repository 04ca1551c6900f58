"""`yield from` an iterator after a generator was delegated to: the outer one stays resumable, in a `for` and by hand."""


def numbers(limit):
    i = 0
    while i < limit:
        yield i
        i += 1


def chained(*sources):
    for source in sources:
        yield from source


print(sum(x for x in chained(numbers(3), range(3), [10], numbers(2))))  # expect: 17
print(list(chained(range(2), numbers(2), "ab", numbers(1))))  # expect: [0, 1, 0, 1, 'a', 'b', 0]

by_hand = chained(numbers(2), (7, 8))
print(next(by_hand), next(by_hand), next(by_hand), next(by_hand), next(by_hand, "end"))  # expect: 0 1 7 8 end


def nested(depth):
    if depth:
        yield from nested(depth - 1)
        yield from [depth]
    yield depth * 10


print(list(nested(3)))  # expect: [0, 1, 10, 2, 20, 3, 30]


def reenters():
    yield from [1, 2]
    try:
        yield next(running)
    except ValueError as error:
        yield str(error)


running = reenters()
for item in running:
    print(item)
# expect: 1
# expect: 2
# expect: generator already executing
