"""Simple operations: seven a turn (remainder, test, addition, bit operation, subtraction, increment, loop test)."""
# sizes: 1000 11000
import sys


def run(n):
    i = 0
    total = 0
    while i < n:
        if i % 3 == 5:
            total = 0
        total += i
        total = total & 65535
        total -= 7
        i += 1
    return total


n = int(sys.argv[1])
run(n)
print(7 * n)
