"""`[1, *None]`: the whole display is marked."""
N = None
x = [1, *N, 2]

# expect status: 1

# stderr:
# Traceback (most recent call last):
#   File "starred_item_that_is_no_iterable.py", line 3, in <module>
#     x = [1, *N, 2]
#         ^^^^^^^^^^
# TypeError: Value after * must be an iterable, not NoneType
