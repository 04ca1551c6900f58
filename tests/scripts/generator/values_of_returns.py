def numbers():
    yield 1
    return "end"


def outer():
    return (yield from numbers()) + " of all"


for make in (numbers, outer):
    generator = make()
    next(generator)
    try:
        next(generator)
    except StopIteration as stop:
        print(stop.value)
print(next(iter(numbers())), next(iter([]), "default"))


class Stopping:
    def __next__(self):
        raise StopIteration("own")


try:
    next(Stopping())
except StopIteration as stop:
    print(stop.value)
print(next(Stopping(), "default"))


def closing():
    try:
        yield
    except GeneratorExit:
        return "closed"


generator = closing()
print(generator.close())
generator = closing()
next(generator)
print(generator.close(), generator.close())
# output:
# end
# end of all
# 1 default
# own
# default
# None
# closed None
