"""Without `sys.excepthook` the traceback is printed all the same."""
import sys

del sys.excepthook
raise ValueError("no")

# expect status: 1

# stderr:
# sys.excepthook is missing
# Traceback (most recent call last):
#   File "except_hook_missing.py", line 5, in <module>
#     raise ValueError("no")
# ValueError: no
