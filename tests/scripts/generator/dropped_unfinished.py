def numbers():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("asked to end")
        raise
    finally:
        print("closed")


def outer():
    try:
        yield from numbers()
    finally:
        print("outer closed")


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("left", details[0].__name__)


def managed():
    with Manager():
        yield 1


for number in numbers():
    break
print("after break")

walking = outer()
next(walking)
del walking
print("after del")


def function():
    walking = managed()
    next(walking)


function()
print("after return")

never_begun = numbers()
del never_begun
print("end")

# output:
# asked to end
# closed
# after break
# asked to end
# closed
# outer closed
# after del
# left GeneratorExit
# after return
# end
