def a():
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("bad") from e
try: a()
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__, e.__context__ is e.__cause__)
try:
    try: {}["k"]
    except KeyError: raise RuntimeError("during")
except RuntimeError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try: {}["k"]
    except KeyError: raise RuntimeError("hidden") from None
except RuntimeError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
def b():
    try: int("x")
    except ValueError: raise LookupError("second")
b()

# expect status: 1

# output:
# ZeroDivisionError('division by zero') True True
# KeyError('k') None False
# KeyError('k') None True

# stderr:
# Traceback (most recent call last):
#   File "chaining.py", line 15, in b
#     try: int("x")
#          ~~~^^^^^
# ValueError: invalid literal for int() with base 10: 'x'
#
# During handling of the above exception, another exception occurred:
#
# Traceback (most recent call last):
#   File "chaining.py", line 17, in <module>
#     b()
#     ~^^
#   File "chaining.py", line 16, in b
#     except ValueError: raise LookupError("second")
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
# LookupError: second
