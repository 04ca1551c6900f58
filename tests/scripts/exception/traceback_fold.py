def rec(n):
    if n == 0:
        raise ValueError("deep")
    rec(n - 1)
rec(10)

# rules: 36

# expect status: 1

# stderr:
# Traceback (most recent call last):
#   File "traceback_fold.py", line 5, in <module>
#     rec(10)
#     ~~~^^^^
#   File "traceback_fold.py", line 4, in rec
#     rec(n - 1)
#     ~~~^^^^^^^
#   File "traceback_fold.py", line 4, in rec
#     rec(n - 1)
#     ~~~^^^^^^^
#   File "traceback_fold.py", line 4, in rec
#     rec(n - 1)
#     ~~~^^^^^^^
#   [Previous line repeated 7 more times]
#   File "traceback_fold.py", line 3, in rec
#     raise ValueError("deep")
# ValueError: deep
