"""Instances: made by a class with `__init__`, and dropped."""
# sizes: 1000 11000
import sys


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def run(n):
    for i in range(n):
        Point(i, i)


n = int(sys.argv[1])
run(n)
print(n)
