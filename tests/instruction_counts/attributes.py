"""Attributes: one read and one write of an instance attribute with an addition between."""
# sizes: 1000 11000
import sys


class Counter:
    def __init__(self):
        self.count = 0


def run(counter, n):
    for _ in range(n):
        counter.count += 1


n = int(sys.argv[1])
run(Counter(), n)
print(n)
