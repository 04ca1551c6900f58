"""Generators: one item yielded to a `for`."""
# sizes: 1000 11000
import sys


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


n = int(sys.argv[1])
for _ in numbers(n):
    pass
print(n)
