import re, sys
from concurrent.futures import Future


class Hidden:
    """The report without the future's address."""

    def write(self, text):
        sys.__stderr__.write(re.sub("0x[0-9a-f]+", "0x", text))

    def flush(self): pass


def bad(future):
    raise ValueError("in the callback")


import logging
logging.basicConfig(stream=Hidden())
future = Future()
future.add_done_callback(bad)
future.add_done_callback(lambda f: print("the next one is called"))
future.set_result(1)

# output:
# the next one is called

# stderr:
# ERROR:concurrent.futures:exception calling callback for <Future at 0x state=finished returned int>
# Traceback (most recent call last):
#   File "callback_fails.py", line 15, in bad
#     raise ValueError("in the callback")
# ValueError: in the callback
