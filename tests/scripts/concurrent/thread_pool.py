# arguments: --clock virtual
import threading, time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(0.1 * n)
    return n, threading.current_thread().name


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(work, n) for n in (3, 1, 1)]
    print([future.result() for future in futures])
    print(list(pool.map(pow, [2, 3], [4, 5])))
with ThreadPoolExecutor(2, thread_name_prefix="mine") as pool:
    print(pool.submit(work, 0).result())
with ThreadPoolExecutor() as pool:
    print(pool.submit(work, 0).result(), pool.submit(lambda *a, **k: (a, k), 1, self=2).result())
print(threading.active_count())

# output:
# [(3, 'ThreadPoolExecutor-0_0'), (1, 'ThreadPoolExecutor-0_1'), (1, 'ThreadPoolExecutor-0_1')]
# [16, 243]
# (0, 'mine_0')
# (0, 'ThreadPoolExecutor-1_0') ((1,), {'self': 2})
# 1
