# arguments: --clock virtual
import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait


def work(seconds):
    time.sleep(seconds)
    if seconds == 0.2:
        raise ValueError
    return seconds


def counts(outcome):
    return len(outcome.done), len(outcome.not_done), type(outcome).__name__, type(outcome[0])


with ThreadPoolExecutor() as pool:
    for when in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        futures = [pool.submit(work, seconds) for seconds in (0.1, 0.2, 0.3)]
        print(when, counts(wait(futures, return_when=when)))
        wait(futures)
    futures = [pool.submit(work, seconds) for seconds in (0.1, 0.3)]
    print(counts(wait(futures + futures, timeout=0.2)))
    try:
        wait(futures, return_when="SOMETIMES")
    except ValueError as error:
        print(error)
    print(wait([]))

# output:
# FIRST_COMPLETED (1, 2, 'DoneAndNotDoneFutures', <class 'set'>)
# FIRST_EXCEPTION (2, 1, 'DoneAndNotDoneFutures', <class 'set'>)
# ALL_COMPLETED (3, 0, 'DoneAndNotDoneFutures', <class 'set'>)
# (1, 1, 'DoneAndNotDoneFutures', <class 'set'>)
# Invalid return condition: 'SOMETIMES'
# DoneAndNotDoneFutures(done=set(), not_done=set())
