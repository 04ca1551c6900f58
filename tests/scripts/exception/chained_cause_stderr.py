class AppError(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
def low(): raise OSError(2, "No such file", "x.txt")
def mid():
    try:
        low()
    except OSError as e:
        err = AppError(7, "config missing")
        err.add_note("note one\nline two")
        raise err from e
mid()

# rules: 36

# expect status: 1

# stderr:
# Traceback (most recent call last):
#   File "chained_cause_stderr.py", line 6, in mid
#     low()
#     ~~~^^
#   File "chained_cause_stderr.py", line 3, in low
#     def low(): raise OSError(2, "No such file", "x.txt")
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# FileNotFoundError: [Errno 2] No such file: 'x.txt'
#
# The above exception was the direct cause of the following exception:
#
# Traceback (most recent call last):
#   File "chained_cause_stderr.py", line 11, in <module>
#     mid()
#     ~~~^^
#   File "chained_cause_stderr.py", line 10, in mid
#     raise err from e
# AppError: config missing
# note one
# line two
