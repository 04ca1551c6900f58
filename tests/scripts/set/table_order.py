# Small integers are their own hashes, so the order of a set of them is that of CPython's table: it depends on how the set
# came to be.
print({3, 1, 2})  # expect: {1, 2, 3}
print({1, 2, 3, 99})  # expect: {3, 1, 2, 99}
print(set([1, 2, 3, 99]))  # expect: {99, 1, 2, 3}
s = {0, 1, 2}
s.discard(0)
s.add(8)
print(s)  # expect: {8, 1, 2}
s = set([0, 8, 16, 1])
s.discard(0)
s.discard(8)
s.add(24)
print(s)  # expect: {24, 16, 1}
s.add(32)
print(s)  # expect: {32, 24, 16, 1}
a = {17, 4, 33, 160, 5, 95}
b = {33, 7, 160, 64, 2, 128, 200, 31}
print(a, b)  # expect: {160, 33, 17, 4, 5, 95} {160, 33, 2, 64, 128, 7, 200, 31}
print(a | b)  # expect: {160, 33, 2, 64, 4, 5, 128, 7, 200, 17, 31, 95}
print(b | a)  # expect: {160, 33, 2, 64, 128, 4, 5, 7, 200, 17, 95, 31}
print(a & b)  # expect: {160, 33}
print(a - b)  # expect: {17, 4, 5, 95}
print(a ^ b)  # expect: {2, 64, 128, 4, 5, 7, 200, 17, 95, 31}
print(a.union(b, [1000, 9]))  # expect: {160, 33, 2, 64, 4, 5, 128, 7, 200, 1000, 9, 17, 31, 95}
print(a.intersection(list(b)))  # expect: {160, 33}
print(a.difference(list(b)))  # expect: {17, 4, 5, 95}
a |= b
print(a)  # expect: {160, 33, 2, 64, 4, 5, 128, 7, 200, 17, 31, 95}
a -= {4, 5, 7}
print(a)  # expect: {160, 33, 2, 64, 128, 200, 17, 31, 95}
a ^= b
print(a)  # expect: {7, 17, 95}
a &= {17, 2, 95, 4}
print(a)  # expect: {17, 95}
print(frozenset([40, 8, 24]) | {16})  # expect: frozenset({40, 8, 24, 16})
s = set(range(0, 700, 7))
print([s.pop() for _ in range(8)])  # expect: [0, 518, 7, 525, 14, 532, 21, 539]
print({-1, -2, -3})  # expect: {-3, -1, -2}
