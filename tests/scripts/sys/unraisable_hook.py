import sys


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

# output:
# ValueError dying None __del__

# stderr:
# Exception ignored in: <function Dies.__del__ at 0x7f007f000010>
# Traceback (most recent call last):
#   File "unraisable_hook.py", line 6, in __del__
#     raise ValueError("dying")
# ValueError: dying
# Exception ignored in: <function Dies.__del__ at 0x7f007f000010>
# Traceback (most recent call last):
#   File "unraisable_hook.py", line 6, in __del__
#     raise ValueError("dying")
# ValueError: dying
# Exception ignored in sys.unraisablehook: <function bad at 0x7f007f000020>
# Traceback (most recent call last):
#   File "unraisable_hook.py", line 21, in bad
#     raise KeyError("in the hook")
# KeyError: 'in the hook'
# Exception ignored in: <function Dies.__del__ at 0x7f007f000010>
# Traceback (most recent call last):
#   File "unraisable_hook.py", line 6, in __del__
#     raise ValueError("dying")
# ValueError: dying
