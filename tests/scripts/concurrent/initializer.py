import threading
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

local = threading.local()


def begin(value):
    local.value = value


with ThreadPoolExecutor(1, initializer=begin, initargs=("ready",)) as pool:
    print(pool.submit(lambda: local.value).result())


def fail():
    raise ValueError("no")


pool = ThreadPoolExecutor(1, initializer=fail)
try:
    print(pool.submit(print, "never").result())
except BrokenExecutor as error:
    print(type(error), error)
try:
    pool.submit(print)
except BrokenThreadPool as error:
    print(error)

# output:
# ready
# <class 'concurrent.futures.thread.BrokenThreadPool'> A thread initializer failed, the thread pool is not usable anymore
# A thread initializer failed, the thread pool is not usable anymore

# stderr:
# Exception in initializer:
# Traceback (most recent call last):
#   File "initializer.py", line 17, in fail
#     raise ValueError("no")
# ValueError: no
