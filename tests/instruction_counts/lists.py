"""Lists: one item written and one read."""
# sizes: 1000 11000
import sys


def run(items, n):
    for i in range(n):
        items[i & 63] = items[i & 31]


n = int(sys.argv[1])
run(list(range(64)), n)
print(n)
