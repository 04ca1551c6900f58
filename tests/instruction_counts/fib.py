"""Calls: what one call of a small recursive function costs, with its test, two subtractions and an addition."""
# sizes: 14 19
import sys

def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


n = int(sys.argv[1])
fib(n)
a, b = 1, 1
for _ in range(n):
    a, b = b, a + b
print(2 * a - 1)
