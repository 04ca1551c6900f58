"""One place in the code that meets many classes, with slots, properties, class attributes and methods of the same name."""


def make(number):
    if number % 4 == 0:
        class Kind:
            def __init__(self):
                self.first = number
                self.value = number

            def get(self):
                return self.value
    elif number % 4 == 1:
        class Kind:
            value = number

            def get(self):
                return -self.value
    elif number % 4 == 2:
        class Kind:
            __slots__ = ("value",)

            def __init__(self):
                self.value = number

            def get(self):
                return self.value * 10
    else:
        class Kind:
            @property
            def value(self):
                return number

            get = staticmethod(lambda: number * 100)
    return Kind()


def read(thing):
    return thing.value, thing.get()


things = [make(number) for number in range(80)]
for _ in range(3):
    print(sum(read(thing)[0] for thing in things), sum(read(thing)[1] for thing in things))
# expect: 3160 89980
# expect: 3160 89980
# expect: 3160 89980


def write(thing, value):
    thing.value = value


for thing in things:
    try:
        write(thing, 1)
    except AttributeError as error:
        last = type(error).__name__
print(sum(read(thing)[0] for thing in things), last)
# expect: 880 AttributeError
print(things[0].first, things[0].__dict__)  # expect: 0 {'first': 0, 'value': 1}
