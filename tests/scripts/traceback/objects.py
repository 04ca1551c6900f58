"""`traceback`: exceptions, stacks and their parts as objects."""
import sys, traceback


def inner():
    return 1 / 0


def outer():
    try:
        inner()
    except ZeroDivisionError as error:
        raise ValueError("outer") from error


try:
    outer()
except ValueError as error:
    caught = error
    print("".join(traceback.format_exception(error)))
    print(traceback.format_exc() == "".join(traceback.format_exception(error)))
    traceback.print_exc(file=sys.stdout, chain=False)
    traceback.print_exception(error, limit=1, file=sys.stdout)
print(traceback.format_exception_only(caught), traceback.format_exception_only(type(caught), caught))
summary = traceback.extract_tb(caught.__traceback__)
print(summary, [(frame.lineno, frame.name, frame.line, frame.colno, frame.end_colno, frame.end_lineno) for frame in summary])
print("".join(traceback.format_tb(caught.__traceback__)), "".join(summary.format()) == "".join(traceback.format_list(summary)))
described = traceback.TracebackException.from_exception(caught)
print(described, described.exc_type_str, described.__cause__, described.__suppress_context__, len(described.stack))
print("".join(described.format(chain=False)), "".join(described.format_exception_only()))
print("".join(traceback.format_list([("file.py", 3, "name", "code here"), traceback.FrameSummary("g.py", 4, "other", line="x")])))
group = ExceptionGroup("many", [ValueError(1), TypeError("two"), ExceptionGroup("deep", [KeyError("k")])])
group.add_note("a note")
print("".join(traceback.format_exception(group)))
print("".join(traceback.format_exception_only(group, show_group=True)))
print("".join(traceback.TracebackException.from_exception(ExceptionGroup("wide", [ValueError(i) for i in range(20)]), max_group_width=2).format()))


def deep(n):
    return deep(n - 1) if n else 1 / 0


try:
    deep(10)
except ZeroDivisionError as error:
    print("".join(traceback.format_exception(error)))
    print(len(traceback.extract_tb(error.__traceback__, limit=3)), len(traceback.extract_tb(error.__traceback__, limit=-2)))


def where():
    return traceback.extract_stack()


def shown():
    traceback.print_stack(file=sys.stdout)
    print("".join(traceback.format_stack(limit=1)))


print([(frame.name, frame.line) for frame in where()])
shown()
print(traceback.format_exc(), traceback.format_exception(None), traceback.format_exception_only(None))
try:
    compile("x = = 1", "made.py", "exec")
except SyntaxError as error:
    print("".join(traceback.format_exception_only(error)))
    print("".join(traceback.TracebackException.from_exception(error).format_exception_only()))
for wrong in (lambda: traceback.format_exception(5), lambda: traceback.format_exception(ValueError, None), lambda: traceback.print_last()):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Odd(Exception):
    def __str__(self):
        raise RuntimeError


print(traceback.format_exception_only(Odd()), [frame.f_code.co_name for frame, line in traceback.walk_tb(caught.__traceback__)])
try:
    caught.mesage
except AttributeError as error:
    print(traceback.format_exception_only(error))

# output:
# Traceback (most recent call last):
#   File "objects.py", line 11, in outer
#     inner()
#     ~~~~~^^
#   File "objects.py", line 6, in inner
#     return 1 / 0
#            ~~^~~
# ZeroDivisionError: division by zero
#
# The above exception was the direct cause of the following exception:
#
# Traceback (most recent call last):
#   File "objects.py", line 17, in <module>
#     outer()
#     ~~~~~^^
#   File "objects.py", line 13, in outer
#     raise ValueError("outer") from error
# ValueError: outer
#
# True
# Traceback (most recent call last):
#   File "objects.py", line 17, in <module>
#     outer()
#     ~~~~~^^
#   File "objects.py", line 13, in outer
#     raise ValueError("outer") from error
# ValueError: outer
# Traceback (most recent call last):
#   File "objects.py", line 11, in outer
#     inner()
#     ~~~~~^^
# ZeroDivisionError: division by zero
#
# The above exception was the direct cause of the following exception:
#
# Traceback (most recent call last):
#   File "objects.py", line 17, in <module>
#     outer()
#     ~~~~~^^
# ValueError: outer
# ['ValueError: outer\n'] ['ValueError: outer\n']
# [<FrameSummary file objects.py, line 17 in <module>>, <FrameSummary file objects.py, line 13 in outer>] [(17, '<module>', 'outer()', 4, 11, 17), (13, 'outer', 'raise ValueError("outer") from error', 8, 44, 13)]
#   File "objects.py", line 17, in <module>
#     outer()
#     ~~~~~^^
#   File "objects.py", line 13, in outer
#     raise ValueError("outer") from error
#  True
# outer ValueError division by zero True 2
# Traceback (most recent call last):
#   File "objects.py", line 17, in <module>
#     outer()
#     ~~~~~^^
#   File "objects.py", line 13, in outer
#     raise ValueError("outer") from error
# ValueError: outer
#  ValueError: outer
#
#   File "file.py", line 3, in name
#     code here
#   File "g.py", line 4, in other
#     x
#
#   | ExceptionGroup: many (3 sub-exceptions)
#   | a note
#   +-+---------------- 1 ----------------
#     | ValueError: 1
#     +---------------- 2 ----------------
#     | TypeError: two
#     +---------------- 3 ----------------
#     | ExceptionGroup: deep (1 sub-exception)
#     +-+---------------- 1 ----------------
#       | KeyError: 'k'
#       +------------------------------------
#
# ExceptionGroup: many (3 sub-exceptions)
# a note
#    ValueError: 1
#    TypeError: two
#    ExceptionGroup: deep (1 sub-exception)
#       KeyError: 'k'
#
#   | ExceptionGroup: wide (20 sub-exceptions)
#   +-+---------------- 1 ----------------
#     | ValueError: 0
#     +---------------- 2 ----------------
#     | ValueError: 1
#     +---------------- ... ----------------
#     | and 18 more exceptions
#     +------------------------------------
#
# Traceback (most recent call last):
#   File "objects.py", line 44, in <module>
#     deep(10)
#     ~~~~^^^^
#   File "objects.py", line 40, in deep
#     return deep(n - 1) if n else 1 / 0
#            ~~~~^^^^^^^
#   File "objects.py", line 40, in deep
#     return deep(n - 1) if n else 1 / 0
#            ~~~~^^^^^^^
#   File "objects.py", line 40, in deep
#     return deep(n - 1) if n else 1 / 0
#            ~~~~^^^^^^^
#   [Previous line repeated 8 more times]
# ZeroDivisionError: division by zero
#
# 3 2
# [('<module>', 'print([(frame.name, frame.line) for frame in where()])'), ('where', 'return traceback.extract_stack()')]
#   File "objects.py", line 60, in <module>
#     shown()
#   File "objects.py", line 55, in shown
#     traceback.print_stack(file=sys.stdout)
#   File "objects.py", line 56, in shown
#     print("".join(traceback.format_stack(limit=1)))
#
# NoneType: None
#  ['NoneType: None\n'] ['NoneType: None\n']
#   File "made.py", line 1
#     x = = 1
#         ^
# SyntaxError: invalid syntax
#
#   File "made.py", line 1
#     x = = 1
#         ^
# SyntaxError: invalid syntax
#
# TypeError Exception expected for value, int found
# ValueError Both or neither of value and tb must be given
# ValueError no last exception
# ['Odd: <exception str() failed>\n'] ['<module>', 'outer']
# ["AttributeError: 'ValueError' object has no attribute 'mesage'\n"]
