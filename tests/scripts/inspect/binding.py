import inspect


def f(a, b=1, /, c="x", *args, d, **kw):
    pass


bound = inspect.signature(f).bind(1, 2, 3, 4, d=5, z=6)
print(bound, bound.args, bound.kwargs, bound.arguments)
short = inspect.signature(f).bind(1, d=2)
short.apply_defaults()
print(short, inspect.signature(f).bind_partial())
for args, kwds in (((), {}), ((1,), {}), ((), {"a": 1, "d": 2})):
    try:
        print(inspect.signature(f).bind(*args, **kwds))
    except TypeError as error:
        print(error)
g = inspect.signature(lambda x, y=2: x)
for args, kwds in (((1, 2, 3), {}), ((1,), {"x": 2}), ((1,), {"zz": 1})):
    try:
        g.bind(*args, **kwds)
    except TypeError as error:
        print(error)

# output:
# <BoundArguments (a=1, b=2, c=3, args=(4,), d=5, kw={'z': 6})> (1, 2, 3, 4) {'d': 5, 'z': 6} {'a': 1, 'b': 2, 'c': 3, 'args': (4,), 'd': 5, 'kw': {'z': 6}}
# <BoundArguments (a=1, b=1, c='x', args=(), d=2, kw={})> <BoundArguments ()>
# missing a required argument: 'a'
# missing a required argument: 'd'
# <BoundArguments (d=2, kw={'a': 1})>
# too many positional arguments
# multiple values for argument 'x'
# got an unexpected keyword argument 'zz'
