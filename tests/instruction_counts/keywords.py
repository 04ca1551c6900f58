"""Calls with a keyword argument and a default."""
# sizes: 1000 11000
import sys


def area(width, height=2, *, scale=1):
    return width


def run(n):
    for i in range(n):
        area(i, scale=3)


n = int(sys.argv[1])
run(n)
print(n)
