import os
from concurrent.futures import ProcessPoolExecutor

value = 0


def change(n):
    global value
    value += n
    return value, os.getpid() != parent


parent = os.getpid()
if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(change, 2).result(), pool.submit(change, 3).result(), value)
        print(list(pool.map(pow, [2, 3, 4], [5, 2, 3])), list(pool.map(abs, range(-7, 0), chunksize=3)))
    print(value)

# output:
# (2, True) (5, True) 0
# [32, 9, 64] [7, 6, 5, 4, 3, 2, 1]
# 0
