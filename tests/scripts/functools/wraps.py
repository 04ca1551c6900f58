from functools import wraps

def add(a, b, c=0):
    """doc"""
    return (a, b, c)


@wraps(add)
def w(*a):
    return add(*a)


print(w.__name__, w.__doc__, w.__wrapped__ is add, w.__qualname__, w.__module__)  # expect: add doc True add __main__


def deco(fn):
    @wraps(fn)
    def inner(*a, **k):
        print('call', fn.__name__)
        return fn(*a, **k)
    return inner


@deco
def g(x: int) -> int:
    return x


def gg():
    pass


gg.attr = 5


@wraps(gg)
def hh():
    pass


print(hh.attr, list(hh.__dict__))  # expect: 5 ['attr', '__wrapped__']
