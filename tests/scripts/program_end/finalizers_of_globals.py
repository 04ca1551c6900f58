import atexit


class Thing:
    """Says when it dies."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, Thing.__name__, len(things))


def numbers():
    try:
        yield 1
    finally:
        print("generator finally")


first = Thing("first")
second = Thing("second")
_private = Thing("_private")
generator = numbers()
next(generator)
ring = Thing("ring")
ring.me = ring
things = [Thing("in a list")]
atexit.register(print, "atexit")
print("end of the program")

# output:
# end of the program
# atexit
# del first Thing 1
# del second Thing 1
# del _private Thing 1
# generator finally
# del ring Thing 1
# del in a list Thing 1
