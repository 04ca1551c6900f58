# arguments: --clock virtual
import _thread, time


class Work:
    def __call__(self):
        raise ValueError("lost")

    def __repr__(self):
        return "the work"


_thread.start_new_thread(Work(), ())
time.sleep(0.1)

# stderr:
# Exception ignored in thread started by the work:
# Traceback (most recent call last):
#   File "low_level_failure.py", line 7, in __call__
#     raise ValueError("lost")
# ValueError: lost
