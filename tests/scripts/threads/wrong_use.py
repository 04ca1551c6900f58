import threading


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


thread = threading.Thread(target=lambda: None)
attempt(thread.join)
thread.start()
thread.join()
attempt(thread.start)
attempt(threading.current_thread().join)
attempt(setattr, threading.current_thread(), "daemon", True)
attempt(threading.Thread, 1)
lock = threading.Lock()
attempt(lock.acquire, False, 1)
attempt(lock.acquire, True, -2)
attempt(lock.acquire, timeout="a")
attempt(lock.release)
rlock = threading.RLock()
attempt(rlock.release)
condition = threading.Condition()
attempt(condition.wait)
attempt(condition.notify)
attempt(threading.Semaphore, -1)
attempt(threading.Semaphore().release, 0)
attempt(threading.Semaphore().acquire, False, 1)
attempt(threading.BoundedSemaphore().release)
attempt(threading.Barrier, 0)
attempt(threading.stack_size, -1)
attempt(threading.stack_size, 100)
attempt(threading.local, 1)


class Uncalled(threading.Thread):
    def __init__(self):
        pass


attempt(Uncalled().start)

# output:
# RuntimeError cannot join thread before it is started
# RuntimeError threads can only be started once
# RuntimeError cannot join current thread
# RuntimeError cannot set daemon status of active thread
# AssertionError group argument must be None for now
# ValueError can't specify a timeout for a non-blocking call
# ValueError timeout value must be a non-negative number
# TypeError 'str' object cannot be interpreted as an integer
# RuntimeError release unlocked lock
# RuntimeError cannot release un-acquired lock
# RuntimeError cannot wait on un-acquired lock
# RuntimeError cannot notify on un-acquired lock
# ValueError semaphore initial value must be >= 0
# ValueError n must be one or more
# ValueError can't specify timeout for non-blocking acquire
# ValueError Semaphore released too many times
# ValueError parties must be > 0
# ValueError size must be 0 or a positive value
# ValueError size not valid: 100 bytes
# TypeError Initialization arguments are not supported
# RuntimeError thread.__init__() not called
