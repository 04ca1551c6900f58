from functools import singledispatch, singledispatchmethod


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


@singledispatch
def fun(arg, verbose=False):
    if verbose:
        print('Let me just say,', end=' ')
    print(arg)


@fun.register
def _(arg: int, verbose=False):
    print('int', arg)


@fun.register(list)
def _(arg, verbose=False):
    print('list', arg)


@fun.register
def _(arg: 'float', verbose=False):
    print('float', arg)


def nothing(arg, verbose=False):
    print('Nothing.')


fun.register(type(None), nothing)
fun('Hello')
fun(3)
fun([1])
fun(1.5)
fun(None)
fun(True)
fun(set(), True)
print(fun.dispatch(bool) is fun.dispatch(int), list(fun.registry)[:3], fun.__name__)
print(error(lambda: fun()))
print(error(lambda: fun.register(5)))


@fun.register
def _(arg: int | str):
    print('u', arg)


fun('x')


class Neg:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError('Cannot negate a')

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register
    def _(self, arg: bool):
        return not arg

    @singledispatchmethod
    @classmethod
    def cneg(cls, arg):
        raise NotImplementedError('c')

    @cneg.register
    @classmethod
    def _(cls, arg: int):
        return (cls.__name__, -arg)


print(Neg().neg(5), Neg().neg(True), Neg.cneg(3))
print(error(lambda: Neg().neg('x')))
print(error(lambda: Neg().neg()))
# output:
# Hello
# int 3
# list [1]
# float 1.5
# Nothing.
# int True
# Let me just say, set()
# True [<class 'object'>, <class 'int'>, <class 'list'>] fun
# TypeError: fun requires at least 1 positional argument
# TypeError: Invalid first argument to `register()`: 5. Use either `@register(some_class)` or plain `@register` on an annotated function.
# u x
# -5 False ('Neg', -3)
# NotImplementedError: Cannot negate a
# TypeError: neg requires at least 1 positional argument
