"""Exceptions: raised one call deep and caught."""
# sizes: 1000 6000
import sys


def fail(i):
    raise ValueError(i)


def run(n):
    for i in range(n):
        try:
            fail(i)
        except ValueError:
            pass


n = int(sys.argv[1])
run(n)
print(n)
