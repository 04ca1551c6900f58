import weakref


class Thing:
    """Says when it dies."""

    def __del__(self):
        print("del")


def fail():
    raise ValueError("stop")


thing = Thing()
weakref.finalize(thing, print, "finalize")
fail()

# expect status: 1

# output:
# finalize
# del
# stderr:
# Traceback (most recent call last):
#   File "after_an_error.py", line 17, in <module>
#     fail()
#     ~~~~^^
#   File "after_an_error.py", line 12, in fail
#     raise ValueError("stop")
# ValueError: stop
