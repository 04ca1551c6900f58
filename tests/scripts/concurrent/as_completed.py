# arguments: --clock virtual
import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def work(seconds):
    time.sleep(seconds)
    return seconds


with ThreadPoolExecutor() as pool:
    futures = [pool.submit(work, seconds) for seconds in (0.3, 0.1, 0.2)]
    print([future.result() for future in as_completed(futures)])
    futures = [pool.submit(work, seconds) for seconds in (0.1, 1)]
    try:
        for future in as_completed(futures, timeout=0.5):
            print(future.result())
    except TimeoutError as error:
        print(error)
    print(list(as_completed([])), len(list(as_completed(futures * 2))))

# output:
# [0.1, 0.2, 0.3]
# 0.1
# 1 (of 2) futures unfinished
# [] 2
