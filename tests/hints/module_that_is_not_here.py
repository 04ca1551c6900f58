# arguments: --hints on
# expect status: 1
import turtle

# stderr:
# Traceback (most recent call last):
#   File "module_that_is_not_here.py", line 3, in <module>
#     import turtle
# ModuleNotFoundError: No module named 'turtle'
#
# help: the module 'turtle' of CPython is not part of coroscope
