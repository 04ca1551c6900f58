import traceback


def fails():
    raise ValueError(1)


def in_except():
    try:
        fails()
    except ValueError:
        raise


def in_except_group():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise


def by_name():
    try:
        fails()
    except ValueError as error:
        raise error


for function in in_except, in_except_group, by_name:
    try:
        function()
    except Exception as error:
        print("".join(traceback.format_exception(error)), end="")

# output:
# Traceback (most recent call last):
#   File "raise_again.py", line 31, in <module>
#     function()
#     ~~~~~~~~^^
#   File "raise_again.py", line 10, in in_except
#     fails()
#     ~~~~~^^
#   File "raise_again.py", line 5, in fails
#     raise ValueError(1)
# ValueError: 1
#   + Exception Group Traceback (most recent call last):
#   |   File "raise_again.py", line 31, in <module>
#   |     function()
#   |     ~~~~~~~~^^
#   |   File "raise_again.py", line 17, in in_except_group
#   |     raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
#   | ExceptionGroup: g (2 sub-exceptions)
#   +-+---------------- 1 ----------------
#     | ValueError: 1
#     +---------------- 2 ----------------
#     | TypeError: 2
#     +------------------------------------
# Traceback (most recent call last):
#   File "raise_again.py", line 31, in <module>
#     function()
#     ~~~~~~~~^^
#   File "raise_again.py", line 26, in by_name
#     raise error
#   File "raise_again.py", line 24, in by_name
#     fails()
#     ~~~~~^^
#   File "raise_again.py", line 5, in fails
#     raise ValueError(1)
# ValueError: 1
