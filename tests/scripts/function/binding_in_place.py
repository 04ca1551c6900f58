"""Arguments of every kind bound to parameters of every kind, and what is said where they do not fit."""


def full(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


def simple(x, y=10, *, z=100):
    return x, y, z


def call(function, *args, **options):
    try:
        print(function(*args, **options))
    except TypeError as error:
        print(error)


call(full, 1, d=4)  # expect: (1, 2, 3, (), 4, 5, {})
call(full, 1, 2, 3, 4, 5, d=6, b=7, f=8)  # expect: (1, 2, 3, (4, 5), 6, 5, {'b': 7, 'f': 8})
call(full, 1, c=30, d=4, a=9)  # expect: (1, 2, 30, (), 4, 5, {'a': 9})
call(full, d=4)  # expect: full() missing 1 required positional argument: 'a'
call(full, 1)  # expect: full() missing 1 required keyword-only argument: 'd'
call(full, 1, 2, 3, c=4, d=5)  # expect: full() got multiple values for argument 'c'
call(simple, 1)  # expect: (1, 10, 100)
call(simple, 1, z=3)  # expect: (1, 10, 3)
call(simple, y=2, x=1)  # expect: (1, 2, 100)
call(simple)  # expect: simple() missing 1 required positional argument: 'x'
call(simple, 1, 2, 3)  # expect: simple() takes from 1 to 2 positional arguments but 3 were given
call(simple, 1, 2, 3, z=1)  # expect: simple() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given
call(simple, 1, x=1)  # expect: simple() got multiple values for argument 'x'
call(simple, 1, w=1)  # expect: simple() got an unexpected keyword argument 'w'
call(lambda: 0, 1)  # expect: <lambda>() takes 0 positional arguments but 1 was given


def many(*numbers, scale=1):
    return sum(numbers) * scale


print(many(*range(300), scale=2))  # expect: 89700
print(simple(*(1, 2)), simple(*[1], **{"z": 5}), simple(1, *(), **{}))  # expect: (1, 2, 100) (1, 10, 5) (1, 10, 100)


def locals_stay(a, b=1):
    if a:
        late = a
    try:
        return late
    except UnboundLocalError:
        return "unbound"


print(locals_stay(3), locals_stay(0), locals_stay(0, b=2))  # expect: 3 unbound unbound


def report(function):
    try:
        print(function())
    except TypeError as error:
        print(error)


def anything(*args, **options):
    return args, options


report(lambda: anything(*5))  # expect: __main__.anything() argument after * must be an iterable, not int
report(lambda: anything(1, *5))  # expect: Value after * must be an iterable, not int
report(lambda: anything(**5))  # expect: __main__.anything() argument after ** must be a mapping, not int
report(lambda: anything(**{1: 2}))  # expect: keywords must be strings
report(lambda: len(*5))  # expect: len() argument after * must be an iterable, not int
own = [1, 2]
print(anything(*own), own, anything(*"ab", x=1), anything(*own, 3), anything(*iter(own), **{"k": 0}))
# expect: ((1, 2), {}) [1, 2] (('a', 'b'), {'x': 1}) ((1, 2, 3), {}) ((1, 2), {'k': 0})
