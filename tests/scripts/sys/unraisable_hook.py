import io
import re
import sys

errors, sys.stderr = sys.stderr, io.StringIO()


class Dies:
    def __del__(self):
        raise ValueError("dying")


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, unraisable.err_msg, unraisable.object.__name__)


Dies()
sys.unraisablehook = hook
Dies()
sys.unraisablehook = sys.__unraisablehook__
Dies()


def bad(unraisable):
    raise KeyError("in the hook")


sys.unraisablehook = bad
Dies()
sys.unraisablehook = None
Dies()

# Addresses are no two runs' the same.
print(re.sub(r"0x[0-9a-f]+", "0x..", sys.stderr.getvalue()), file=errors)

# output:
# ValueError dying None __del__

# stderr:
# Exception ignored in: <function Dies.__del__ at 0x..>
# Traceback (most recent call last):
#   File "unraisable_hook.py", line 10, in __del__
#     raise ValueError("dying")
# ValueError: dying
# Exception ignored in: <function Dies.__del__ at 0x..>
# Traceback (most recent call last):
#   File "unraisable_hook.py", line 10, in __del__
#     raise ValueError("dying")
# ValueError: dying
# Exception ignored in sys.unraisablehook: <function bad at 0x..>
# Traceback (most recent call last):
#   File "unraisable_hook.py", line 25, in bad
#     raise KeyError("in the hook")
# KeyError: 'in the hook'
# Exception ignored in: <function Dies.__del__ at 0x..>
# Traceback (most recent call last):
#   File "unraisable_hook.py", line 10, in __del__
#     raise ValueError("dying")
# ValueError: dying
#
