# zip takes from its iterators one after the other: one iterator given twice, one that ends early.
numbers = iter(range(5))
print(list(zip(numbers, numbers)))  # expect: [(0, 1), (2, 3)]
print(next(numbers, "none left"))  # expect: none left

longer, shorter = iter([1, 2, 3, 4]), iter((10, 20))
print(list(zip(longer, shorter)))  # expect: [(1, 10), (2, 20)]
print(next(longer))  # expect: 4

first, second = iter([1, 2, 3]), iter([4])
print(list(zip(second, first)))  # expect: [(4, 1)]
print(next(first))  # expect: 2

print(list(zip([1, 2], (3, 4), range(5, 7), "ab")))  # expect: [(1, 3, 5, 'a'), (2, 4, 6, 'b')]
print(list(zip([1], [2], [3], [4], [5])))  # expect: [(1, 2, 3, 4, 5)]

growing = [1]
for at, (one, two) in enumerate(zip(growing, range(4))):
    growing.append(one + two)
print(growing, at)  # expect: [1, 1, 2, 4, 7] 3

print(list(enumerate(enumerate("ab"), 5)))  # expect: [(5, (0, 'a')), (6, (1, 'b'))]
print(list(enumerate({"x": 1, "y": 2}.items(), -1)))  # expect: [(-1, ('x', 1)), (0, ('y', 2))]
print(list(enumerate("né", 2**63 - 1)))  # expect: [(9223372036854775807, 'n'), (9223372036854775808, 'é')]

changing = {1: 2}
try:
    for at, key in enumerate(changing):
        changing[key + 1] = 0
except RuntimeError as error:
    print(at, error)  # expect: 0 dictionary changed size during iteration

strict = zip([1, 2], [3], strict=True)
print(next(strict))  # expect: (1, 3)
try:
    next(strict)
except ValueError as error:
    print(error)  # expect: zip() argument 2 is shorter than argument 1
