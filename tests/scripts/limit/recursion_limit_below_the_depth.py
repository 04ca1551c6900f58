import sys


def descend(n):
    return descend(n - 1) if n else sys.setrecursionlimit(5)


try:
    descend(19)
except RecursionError as error:
    print(error)  # expect: cannot set the recursion limit to 5 at the recursion depth 21: the limit is too low
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())  # expect: 500
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)  # expect: recursion limit must be greater or equal than 1
