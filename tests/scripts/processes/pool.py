import multiprocessing, os


def square(n):
    return n * n


def add(a, b):
    return a + b


def fail(n):
    if n == 2:
        raise ValueError("two")
    return n


with multiprocessing.Pool(2) as pool:
    print(pool.map(square, range(10)), pool.starmap(add, [(1, 2), (3, 4)]))
    print(pool.apply(add, (5,), {"b": 6}), list(pool.imap(square, range(5))), sorted(pool.imap_unordered(square, range(5))))
    result = pool.apply_async(square, (7,), callback=lambda value: print("callback", value))
    print(result.get(), result.ready(), result.successful())
    result = pool.map_async(fail, range(4))
    try:
        result.get()
    except ValueError as error:
        print(error, result.successful())
    print(len(set(pool.map(os.getpid.__class__, [1]))) if False else pool.map(square, []))
try:
    pool.map(square, [1])
except ValueError as error:
    print(error)
pool = multiprocessing.Pool(1)
result = pool.map_async(square, range(3))
pool.close()
pool.join()
print(result.get())

# output:
# [0, 1, 4, 9, 16, 25, 36, 49, 64, 81] [3, 7]
# 11 [0, 1, 4, 9, 16] [0, 1, 4, 9, 16]
# callback 49
# 49 True True
# two False
# []
# Pool not running
# [0, 1, 4]
