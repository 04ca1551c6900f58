"""A call site that meets two classes in turn."""
# sizes: 1000 11000
import sys


class Cat:
    def legs(self):
        return 4


class Hen:
    def legs(self):
        return 2


def run(animals, n):
    total = 0
    for i in range(n):
        total += animals[i & 1].legs()
    return total


n = int(sys.argv[1])
run([Cat(), Hen()], n)
print(n)
