"""`for` over a range: one turn with one addition."""
# sizes: 1000 11000
import sys


def run(n):
    total = 0
    for i in range(n):
        total += i
    return total


n = int(sys.argv[1])
run(n)
print(n)
