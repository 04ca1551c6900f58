from contextlib import closing, nullcontext, suppress

with suppress(KeyError, ValueError):
    raise ValueError("gone")
with suppress(KeyError):
    raise ExceptionGroup("all gone", [KeyError(1)])
try:
    with suppress(KeyError):
        raise ExceptionGroup("some", [KeyError(1), TypeError(2)])
except ExceptionGroup as group:
    print(repr(group), group.__suppress_context__)
try:
    with suppress(KeyError):
        raise TypeError("stays")
except TypeError as error:
    print(error)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
with nullcontext("nothing") as value:
    print(value)

# output:
# ExceptionGroup('some', [TypeError(2)]) True
# stays
# Thing
# closed
# nothing
