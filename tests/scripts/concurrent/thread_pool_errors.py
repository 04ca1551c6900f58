# arguments: --clock virtual
import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(ThreadPoolExecutor, 0)
attempt(ThreadPoolExecutor, initializer=5)
pool = ThreadPoolExecutor(1)
future = pool.submit(lambda: 1 / 0)
attempt(future.result)
slow = pool.submit(time.sleep, 1)
waiting = pool.submit(print, "never")
attempt(slow.result, timeout=0.1)
print(slow.running(), slow.cancel(), waiting.cancel(), waiting.cancelled())
pool.shutdown()
attempt(pool.submit, print)
print(TimeoutError is __builtins__.TimeoutError)
pool = ThreadPoolExecutor(1)
slow = pool.submit(time.sleep, 1)
waiting = [pool.submit(print, "never") for _ in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in waiting], slow.done())
attempt(lambda: list(ThreadPoolExecutor(1).map(lambda n: 1 / n, [1, 0, 2])))
attempt(lambda: list(ThreadPoolExecutor(1).map(time.sleep, [1, 1], timeout=0.5)))

# output:
# ValueError max_workers must be greater than 0
# TypeError initializer must be a callable
# ZeroDivisionError division by zero
# TimeoutError 
# True False True True
# RuntimeError cannot schedule new futures after shutdown
# True
# [True, True, True] False
# ZeroDivisionError division by zero
# TimeoutError 
