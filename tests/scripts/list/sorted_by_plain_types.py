# Sorting is stable in both directions, whatever is compared.
words = ["pear", "fig", "apple", "kiwi", "fig", "plum"]
print(sorted(words), sorted(words, reverse=True))
# expect: ['apple', 'fig', 'fig', 'kiwi', 'pear', 'plum'] ['plum', 'pear', 'kiwi', 'fig', 'fig', 'apple']
print(sorted(words, key=len), sorted(words, key=len, reverse=True))
# expect: ['fig', 'fig', 'pear', 'kiwi', 'plum', 'apple'] ['apple', 'pear', 'kiwi', 'plum', 'fig', 'fig']
numbers = [7 * n % 11 for n in range(11)]
print(sorted(numbers, reverse=True), sorted(numbers + [True, 2.5]))
# expect: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0] [0, 1, True, 2, 2.5, 3, 4, 5, 6, 7, 8, 9, 10]
equal = ["".join(["a", "b"]), "".join(["a", "b"]), "aa"]
first, second = equal[:2]
equal.sort(reverse=True)
print(equal[0] is first, equal[1] is second)  # expect: True True
pairs = [(n * 37 % 10, n) for n in range(200)]
pairs.sort()
print(pairs[:3], pairs[-1], len(set(pairs)))  # expect: [(0, 0), (0, 10), (0, 20)] (9, 197) 200
print(sorted(["é", "z", "a"]), sorted([[2], [1, 5], [1]]))  # expect: ['a', 'z', 'é'] [[1], [1, 5], [2]]


class Fails:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        if Fails.left == 0:
            raise ValueError("enough")
        Fails.left -= 1
        return self.number < other.number


for Fails.left in (0, 1, 50, 300, 500):
    items = [Fails(n * 37 % 101) for n in range(101)]
    try:
        items.sort()
    except ValueError as error:
        print(error, len({item.number for item in items}))
# expect: enough 101
# expect: enough 101
# expect: enough 101
# expect: enough 101
# expect: enough 101
