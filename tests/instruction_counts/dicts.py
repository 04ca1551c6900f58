"""Dicts with string keys: one value read and bound anew."""
# sizes: 1000 11000
import sys


def run(table, n):
    for _ in range(n):
        table["one"] = table["two"]


n = int(sys.argv[1])
run({"one": 1, "two": 2, "three": 3}, n)
print(n)
