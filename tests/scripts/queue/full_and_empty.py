# arguments: --clock virtual
import queue, time


def attempt(call, *args, **kwargs):
    start = time.monotonic()
    try:
        print(call(*args, **kwargs), end=" ")
    except Exception as error:
        print(repr(error), end=" ")
    print(round(time.monotonic() - start, 1))


items = queue.Queue(1)
attempt(items.get_nowait)
attempt(items.get, timeout=0.1)
attempt(items.get, timeout=-1)
attempt(items.put, 1)
attempt(items.put_nowait, 2)
attempt(items.put, 2, timeout=0.1)
attempt(items.put, 2, timeout=-1)
print(items.full(), items.qsize())
attempt(items.task_done)
attempt(items.task_done)
simple = queue.SimpleQueue()
attempt(simple.get_nowait)
attempt(simple.get, timeout=0.1)
attempt(simple.get, timeout=-1)
attempt(simple.put, 1, False, 5)
attempt(simple.get)

# output:
# Empty() 0.0
# Empty() 0.1
# ValueError("'timeout' must be a non-negative number") 0.0
# None 0.0
# Full() 0.0
# Full() 0.1
# ValueError("'timeout' must be a non-negative number") 0.0
# True 1
# None 0.0
# ValueError('task_done() called too many times') 0.0
# Empty() 0.0
# Empty() 0.1
# ValueError("'timeout' must be a non-negative number") 0.0
# None 0.0
# 1 0.0
