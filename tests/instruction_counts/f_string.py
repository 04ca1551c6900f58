"""Strings: an f-string with an integer, and a comparison of texts."""
# sizes: 1000 11000
import sys


def run(n):
    hits = 0
    for i in range(n):
        if f"item {i & 7}" == "item 3":
            hits += 1
    return hits


n = int(sys.argv[1])
run(n)
print(n)
