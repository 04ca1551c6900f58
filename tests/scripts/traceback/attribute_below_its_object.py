"""An attribute on a line below its object: a traceback begins at the attribute's name."""
import traceback


class Query:
    def where(self, **fields):
        return self

    def all(self):
        raise LookupError("nothing")


def missing():
    return (
        Query()
        .where(a=1)
        .nope()
    )


def method():
    return (Query()
            .where(a=1)
            .all())


def read():
    return {
        1: 2,
    }.keys2


def store():
    (Query
     ().x.y) = 5


for use in (missing, method, read, store):
    try:
        use()
    except (AttributeError, LookupError) as error:
        print("".join(traceback.format_tb(error.__traceback__.tb_next, limit=1)), end="")
"""a
b{}""".format()

# expect status: 1

# output:
#   File "attribute_below_its_object.py", line 17, in missing
#     .nope()
#      ^^^^
#   File "attribute_below_its_object.py", line 24, in method
#     .all())
#      ~~~^^
#   File "attribute_below_its_object.py", line 30, in read
#     }.keys2
#       ^^^^^
#   File "attribute_below_its_object.py", line 35, in store
#     ().x.y) = 5
#        ^

# stderr:
# Traceback (most recent call last):
#   File "attribute_below_its_object.py", line 44, in <module>
#     b{}""".format()
#            ~~~~~~^^
# IndexError: Replacement index 0 out of range for positional args tuple
