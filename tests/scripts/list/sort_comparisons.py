log = []


class Key:
    """Notes what is compared."""

    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        log.append((self.number, other.number))
        return self.number < other.number


def compared(numbers, **options):
    """The comparisons that sorting makes, in order."""
    log.clear()
    result = [key.number for key in sorted(map(Key, numbers), **options)]
    return result, list(log)


print(compared([3, 1, 2, 5, 4]))  # expect: ([1, 2, 3, 4, 5], [(1, 3), (2, 1), (1, 2), (2, 3), (2, 3), (2, 1), (5, 2), (5, 3), (4, 3), (4, 5)])
print(compared([3, 1, 2], reverse=True))  # expect: ([3, 2, 1], [(1, 2), (3, 1), (1, 3), (3, 2)])
print(compared([1, 2, 3, 4]))  # expect: ([1, 2, 3, 4], [(2, 1), (3, 2), (4, 3)])
print(compared([4, 3, 2, 1]))  # expect: ([1, 2, 3, 4], [(3, 4), (2, 3), (1, 2)])
print(compared([2, 2, 1, 1]))  # expect: ([1, 1, 2, 2], [(2, 2), (1, 2), (2, 2), (1, 1), (1, 1)])
print(sorted([(i % 3, i) for i in range(9)], key=lambda pair: pair[0]))  # expect: [(0, 0), (0, 3), (0, 6), (1, 1), (1, 4), (1, 7), (2, 2), (2, 5), (2, 8)]
mixed = [3, "a", 1]
try:
    mixed.sort()
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'str' and 'int'
print(mixed)  # expect: [3, 'a', 1]
changing = [2, 1]
try:
    changing.sort(key=lambda item: changing.append(item) or item)
except ValueError as error:
    print(error, changing)  # expect: list modified during sort [1, 2]
