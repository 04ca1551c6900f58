from collections.abc import Container, Hashable, Iterable, Mapping, Sequence, Sized
from functools import singledispatch

@singledispatch
def d(x):
    return 'obj'


@d.register(Sequence)
def _(x):
    return 'seq'


@d.register(Mapping)
def _(x):
    return 'map'


@d.register(str)
def _(x):
    return 'str'


print(d([1]), d((1,)), d({}), d('a'), d(5), d(range(3)), d(b'x'), d(set()))


@singledispatch
def amb(x):
    return 'o'


amb.register(Iterable, lambda x: 'it')
amb.register(Sized, lambda x: 'sz')
try:
    print(amb([1]))
except RuntimeError as e:
    print(e)


class Base:
    pass


class Derived(Base):
    pass


@singledispatch
def h(x):
    return 'default'


@h.register
def _(x: Base):
    return 'base'


print(h(Derived()), h.dispatch(Derived) is h.registry[Base], h(1))


@h.register
def _(x: Derived):
    return 'derived'


print(h(Derived()))


def mk(*cs):
    @singledispatch
    def amb(x):
        return 'o'
    for c in cs:
        amb.register(c, lambda x: 'it')
    return amb


for cs in ((Sized, Iterable), (Iterable, Sized), (Iterable, Container), (Container, Iterable), (Sized, Container), (Iterable, Sized, Container), (Container, Sized, Iterable), (Hashable, Sized)):
    try:
        print([c.__name__ for c in cs], mk(*cs)([1]) if cs[0] is not Hashable else mk(*cs)(()))
    except RuntimeError as e:
        print([c.__name__ for c in cs], str(e).replace('collections.abc.', ''))
# output:
# seq seq map str obj seq seq obj
# Ambiguous dispatch: <class 'collections.abc.Sized'> or <class 'collections.abc.Iterable'>
# base True default
# derived
# ['Sized', 'Iterable'] Ambiguous dispatch: <class 'Sized'> or <class 'Iterable'>
# ['Iterable', 'Sized'] Ambiguous dispatch: <class 'Sized'> or <class 'Iterable'>
# ['Iterable', 'Container'] Ambiguous dispatch: <class 'Iterable'> or <class 'Container'>
# ['Container', 'Iterable'] Ambiguous dispatch: <class 'Iterable'> or <class 'Container'>
# ['Sized', 'Container'] Ambiguous dispatch: <class 'Sized'> or <class 'Container'>
# ['Iterable', 'Sized', 'Container'] Ambiguous dispatch: <class 'Sized'> or <class 'Iterable'>
# ['Container', 'Sized', 'Iterable'] Ambiguous dispatch: <class 'Sized'> or <class 'Iterable'>
# ['Hashable', 'Sized'] it
