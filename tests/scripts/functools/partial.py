from functools import partial


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


class P(partial):
    pass


print(error(lambda: partial()))
print(error(lambda: partial(1)))
print(error(lambda: P(print, 1, a=2)))
print(error(lambda: partial(partial(print, 1, x=1), 2, x=3, y=4)))
p = partial(print)
print(error(lambda: setattr(p, 'func', 1)))
print(error(lambda: p.foo))
p.foo = 1
print(error(lambda: p.__dict__))
print(error(lambda: partial(p, 1).func))
print(error(lambda: p.__reduce__()))
print(error(lambda: p.__setstate__(1)))
print(error(lambda: partial[int]))
print(error(lambda: partial.__doc__))
print(error(lambda: partial(a=1)))
p = partial(int, base=2)
print(p('101'), p.func, p.args, p.keywords)


def add(a, b, c=0):
    """doc"""
    return (a, b, c)


print(partial(add, 1)(2, c=5), partial(partial(add, 1), 2)())


class K:
    f = partial(lambda *a: a, 1)
# output:
# TypeError: type 'partial' takes at least one argument
# TypeError: the first argument must be callable
# __main__.P(<built-in function print>, 1, a=2)
# functools.partial(<built-in function print>, 1, 2, x=3, y=4)
# AttributeError: readonly attribute
# AttributeError: 'functools.partial' object has no attribute 'foo'
# {'foo': 1}
# functools.partial(<built-in function print>)
# (<class 'functools.partial'>, (<built-in function print>,), (<built-in function print>, (), {}, {'foo': 1}))
# TypeError: invalid partial state
# functools.partial[int]
# Create a new function with partial application of the given arguments
# and keywords.
# TypeError: type 'partial' takes at least one argument
# 5 <class 'int'> () {'base': 2}
# (1, 2, 5) (1, 2, 0)
