# arguments: --clock virtual
import threading, time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)
future = pool.submit(pow, 2, 3)
print(future.result(), threading.active_count())
del pool
time.sleep(0.1)
print(threading.active_count())

# output:
# 8 2
# 1
