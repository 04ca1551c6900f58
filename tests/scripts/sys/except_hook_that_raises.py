"""A `sys.excepthook` that raises: both exceptions are told."""
import sys


def hook(kind, value, traceback):
    raise KeyError("in the hook")


sys.excepthook = hook
raise ValueError("no")

# expect status: 1

# stderr:
# Error in sys.excepthook:
# Traceback (most recent call last):
#   File "except_hook_that_raises.py", line 6, in hook
#     raise KeyError("in the hook")
# KeyError: 'in the hook'
#
# Original exception was:
# Traceback (most recent call last):
#   File "except_hook_that_raises.py", line 10, in <module>
#     raise ValueError("no")
# ValueError: no
