# arguments: -m doctest
# What `python -m doctest file.py` prints.
"""
>>> 1 + 1
3
>>> half(2)
1.0
"""


def half(number):
    """
    >>> half(4)
    4
    """
    return number / 2


# expect status: 1
# output:
# **********************************************************************
# File "command.py", line 4, in command
# Failed example:
#     1 + 1
# Expected:
#     3
# Got:
#     2
# **********************************************************************
# File "command.py", line 13, in command.half
# Failed example:
#     half(4)
# Expected:
#     4
# Got:
#     2.0
# **********************************************************************
# 2 items had failures:
#    1 of   2 in command
#    1 of   1 in command.half
# ***Test Failed*** 2 failures.
