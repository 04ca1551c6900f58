import threading


def work():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("in the thread")


thread = threading.Thread(target=work)
thread.start()
thread.join()
print("goes on", thread.is_alive())

# output:
# goes on False

# stderr:
# Exception in thread Thread-1 (work):
# Traceback (most recent call last):
#   File "exception_is_reported.py", line 6, in work
#     1 / 0
#     ~~^~~
# ZeroDivisionError: division by zero
#
# During handling of the above exception, another exception occurred:
#
# Traceback (most recent call last):
#   File "exception_is_reported.py", line 8, in work
#     raise ValueError("in the thread")
# ValueError: in the thread
