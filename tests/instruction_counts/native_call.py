"""Calls of natives: a function of the builtins and a method, each with one argument."""
# sizes: 1000 11000
import sys


def run(items, n):
    for i in range(n):
        items.append(len(items))


n = int(sys.argv[1])
run([], n)
print(2 * n)
