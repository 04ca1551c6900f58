def copy(items):
    for item in items:
        yield item


items = iter(range(3))
for _ in range(10_000):
    items = copy(items)
print(list(items))  # expect: [0, 1, 2]


def descend(n):
    if n:
        yield from descend(n - 1)
    yield n


print(sum(1 for _ in descend(900)))  # expect: 901
print(sum(1 for _ in descend(10_000)))  # expect error: RecursionError: maximum recursion depth exceeded
