import functools
import inspect


def f(a, b: int = 1, /, c="x", *args, d, e: "str" = None, **kw) -> float:
    pass


class C:
    def __init__(self, x, y=3):
        pass

    def method(self, p, *, q=4):
        pass

    @classmethod
    def make(cls, z):
        pass

    def __call__(self, k):
        pass


@functools.wraps(f)
def wrapped(*args):
    pass


print(inspect.signature(f), inspect.signature(C), inspect.signature(C(1)), inspect.signature(C(1).method), inspect.signature(C.make))
print(inspect.signature(wrapped), inspect.signature(len), inspect.signature(print), inspect.signature(str.join), inspect.signature([].append))
print(inspect.signature(functools.partial(f, 1, d=5)), inspect.signature(lambda: 0), inspect.signature(object))
parameter = inspect.signature(f).parameters["b"]
print(parameter, repr(parameter), parameter.kind, parameter.kind.description, parameter.default, parameter.annotation)
print(inspect.Parameter("p", inspect.Parameter.KEYWORD_ONLY, default=1), inspect.signature(f).replace(return_annotation=int))
print(inspect.getfullargspec(f))
for text in ("inspect.signature(3)", "inspect.signature(int)", "inspect.Parameter('1', 0)", "inspect.Parameter('a', 9)"):
    try:
        eval(text)
    except (TypeError, ValueError) as error:
        print(error)

# output:
# (a, b: int = 1, /, c='x', *args, d, e: 'str' = None, **kw) -> float (x, y=3) (k) (p, *, q=4) (z)
# (a, b: int = 1, /, c='x', *args, d, e: 'str' = None, **kw) -> float (obj, /) (*args, sep=' ', end='\n', file=None, flush=False) (self, iterable, /) (object, /)
# (b: int = 1, /, c='x', *args, d=5, e: 'str' = None, **kw) -> float () ()
# b: int = 1 <Parameter "b: int = 1"> POSITIONAL_ONLY positional-only 1 <class 'int'>
# p=1 (a, b: int = 1, /, c='x', *args, d, e: 'str' = None, **kw) -> int
# FullArgSpec(args=['a', 'b', 'c'], varargs='args', varkw='kw', defaults=(1, 'x'), kwonlyargs=['d', 'e'], kwonlydefaults={'e': None}, annotations={'return': <class 'float'>, 'b': <class 'int'>, 'e': 'str'})
# 3 is not a callable object
# no signature found for builtin type <class 'int'>
# '1' is not a valid parameter name
# value 9 is not a valid Parameter.kind
