# arguments: --clock virtual
import _thread, threading, time


def work():
    thread = threading.current_thread()
    print(type(thread).__name__, thread.name, thread.daemon, thread.is_alive(), thread in threading.enumerate())


_thread.start_new_thread(work, ())
time.sleep(0.05)
print(threading.active_count())

# output:
# _DummyThread Dummy-1 True True True
# 1
