# arguments: --clock virtual
import threading, time

start = time.monotonic()
timer = threading.Timer(0.1, lambda *args, **kwargs: print("rings", args, kwargs), [1], {"a": 2})
timer.start()
cancelled = threading.Timer(0.05, print, ["never"])
cancelled.start()
cancelled.cancel()
timer.join()
cancelled.join()
print(round(time.monotonic() - start, 1), timer.finished.is_set())

# output:
# rings (1,) {'a': 2}
# 0.1 True
