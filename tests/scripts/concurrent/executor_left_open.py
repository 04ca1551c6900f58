# arguments: --clock virtual
# What was submitted is done before the program ends, even if nobody shuts the executor down.
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(0.1)
    print("work", n)


pool = ThreadPoolExecutor(1)
pool.submit(work, 1)
pool.submit(work, 2)
print("main ends")

# output:
# main ends
# work 1
# work 2
