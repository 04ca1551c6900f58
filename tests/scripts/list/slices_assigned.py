"""Slices read and assigned: lengths that agree and do not, steps, the list itself, other iterables."""
items = list(range(8))
print(items[::-1], items[6:1:-2], items[::3], items[5:2], items[2:5:-1], items[-3:], items[:100])
# expect: [7, 6, 5, 4, 3, 2, 1, 0] [6, 4, 2] [0, 3, 6] [] [] [5, 6, 7] [0, 1, 2, 3, 4, 5, 6, 7]
print(items[2**70:], items[:-(2**70)], items[::2**70])  # expect: [] [] [0]
items[:3] = items[2::-1]
print(items)  # expect: [2, 1, 0, 3, 4, 5, 6, 7]
items[1:3] = [9]
print(items)  # expect: [2, 9, 3, 4, 5, 6, 7]
items[2:2] = (x * 10 for x in range(2))
print(items)  # expect: [2, 9, 0, 10, 3, 4, 5, 6, 7]
items[1:4] = items
print(items)  # expect: [2, 2, 9, 0, 10, 3, 4, 5, 6, 7, 3, 4, 5, 6, 7]
items[::5] = "abc"
print(items)  # expect: ['a', 2, 9, 0, 10, 'b', 4, 5, 6, 7, 'c', 4, 5, 6, 7]
other = [1, 2]
items[:] = other
items[0] = 5
print(items, other)  # expect: [5, 2] [1, 2]
try:
    items[::2] = [1, 2, 3]
except ValueError as error:
    print(error)  # expect: attempt to assign sequence of size 3 to extended slice of size 1
try:
    items[0:1] = 5
except TypeError as error:
    print(error)  # expect: must assign iterable to extended slice
