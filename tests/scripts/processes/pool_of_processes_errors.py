import os
from concurrent.futures import ProcessPoolExecutor, BrokenExecutor
from concurrent.futures.process import BrokenProcessPool


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def fail(n):
    raise ValueError("wrong", n)


def die():
    os._exit(3)


attempt(ProcessPoolExecutor, 0)
attempt(ProcessPoolExecutor, initializer=1)
attempt(ProcessPoolExecutor, max_tasks_per_child=0)
attempt(ProcessPoolExecutor, max_tasks_per_child="1")
with ProcessPoolExecutor(2) as pool:
    attempt(pool.map, abs, [1], chunksize=0)
    attempt(pool.submit(fail, 1).result)
    error = pool.submit(fail, 2).exception()
    print(type(error.__cause__).__name__, str(error.__cause__).strip().splitlines()[-2:])
    attempt(pool.submit(lambda: 1).result) if False else None
    attempt(pool.submit(die).result)
    attempt(pool.submit, abs, 1)
print(issubclass(BrokenProcessPool, BrokenExecutor))
pool = ProcessPoolExecutor(1)
pool.shutdown()
attempt(pool.submit, abs, 1)

# output:
# ValueError max_workers must be greater than 0
# TypeError initializer must be a callable
# ValueError max_tasks_per_child must be >= 1
# TypeError max_tasks_per_child must be an integer
# ValueError chunksize must be >= 1.
# ValueError ('wrong', 1)
# _RemoteTraceback ["ValueError: ('wrong', 2)", '"""']
# BrokenProcessPool A process in the process pool was terminated abruptly while the future was running or pending.
# BrokenProcessPool A child process terminated abruptly, the process pool is not usable anymore
# True
# RuntimeError cannot schedule new futures after shutdown
