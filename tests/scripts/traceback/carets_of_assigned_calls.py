"""Carets below a call that is assigned: none where its one target is a name, else some."""
import traceback


class Box:
    pass


def fail():
    raise ValueError("no")


def name():
    x = fail()


def attribute():
    Box.x = fail()


def item():
    {}["k"] = fail()


def several():
    a, b = fail()


def twice():
    x = y = fail()


for assign in (name, attribute, item, several, twice):
    try:
        assign()
    except ValueError as error:
        print("".join(traceback.format_tb(error.__traceback__.tb_next, limit=1)), end="")

# output:
#   File "carets_of_assigned_calls.py", line 14, in name
#     x = fail()
#   File "carets_of_assigned_calls.py", line 18, in attribute
#     Box.x = fail()
#             ~~~~^^
#   File "carets_of_assigned_calls.py", line 22, in item
#     {}["k"] = fail()
#               ~~~~^^
#   File "carets_of_assigned_calls.py", line 26, in several
#     a, b = fail()
#            ~~~~^^
#   File "carets_of_assigned_calls.py", line 30, in twice
#     x = y = fail()
#             ~~~~^^
