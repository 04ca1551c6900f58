# Calls with `*args` and `**keywords`, and keyword arguments in any order.


def f(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


def g(a, b=2, *, c=3):
    return a, b, c


def wrap(function):
    def inner(*args, **keywords):
        return function(*args, **keywords)

    return inner


h = wrap(wrap(g))
print(h(1), h(1, 4), h(1, c=5), h(b=6, a=7), h(*[1, 2], **{"c": 8}))
# expect: (1, 2, 3) (1, 4, 3) (1, 2, 5) (7, 6, 3) (1, 2, 8)
print(g(c=1, b=2, a=3), g(9, c=8), g(b=1, a=0))  # expect: (3, 2, 1) (9, 2, 8) (0, 1, 3)
print(f(1, d=4), f(1, 2, 3, 4, d=5, z=6), f(*range(5), **{"d": 1, "e": 2}, y=3))
# expect: (1, 2, 3, (), 4, 5, {}) (1, 2, 3, (4,), 5, 5, {'z': 6}) (0, 1, 2, (3, 4), 1, 2, {'y': 3})
print(f(1, d=0, a=1, b=2))  # expect: (1, 2, 3, (), 0, 5, {'a': 1, 'b': 2})
many = {f"k{number}": number for number in range(12)}
print(wrap(lambda **keywords: keywords == many)(**many))  # expect: True


class Keys(dict):
    def keys(self):
        return ["c"]


class Mapping:
    def keys(self):
        return iter("c")

    def __getitem__(self, key):
        return key * 2


print(g(1, **Keys(c=4)), g(1, **Mapping()))  # expect: (1, 2, 4) (1, 2, 'cc')

given = {"c": 1}


def changes(**keywords):
    keywords["c"] = 2
    return keywords


print(changes(**given), given)  # expect: {'c': 2} {'c': 1}


def generator(a, *, b=1):
    yield a, b


async def coroutine(a, *, b=1):
    return a, b


print(list(wrap(generator)(1, b=2)), list(generator(b=3, a=4)))  # expect: [(1, 2)] [(4, 3)]
try:
    wrap(coroutine)(1, b=2).send(None)
except StopIteration as stop:
    print(stop.value)  # expect: (1, 2)


async def in_a_coroutine():
    return g(1, c=2), h(1, c=2), f(1, d=2), g(*[3])


try:
    in_a_coroutine().send(None)
except StopIteration as stop:
    print(stop.value)  # expect: ((1, 2, 2), (1, 2, 2), (1, 2, 3, (), 2, 5, {}), (3, 2, 3))

for call in (
    lambda: g(1, a=2),
    lambda: g(c=1),
    lambda: h(1, z=2),
    lambda: g(*[1], **{1: 2}),
    lambda: h(1, c=3, **{"c": 2}),
    lambda: h(*1),
    lambda: h(**1),
    lambda: h(1, 2, 3),
    lambda: f(1),
):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: g() got multiple values for argument 'a'
# expect: g() missing 1 required positional argument: 'a'
# expect: g() got an unexpected keyword argument 'z'
# expect: keywords must be strings
# expect: __main__.wrap.<locals>.inner() got multiple values for keyword argument 'c'
# expect: __main__.wrap.<locals>.inner() argument after * must be an iterable, not int
# expect: __main__.wrap.<locals>.inner() argument after ** must be a mapping, not int
# expect: g() takes from 1 to 2 positional arguments but 3 were given
# expect: f() missing 1 required keyword-only argument: 'd'
