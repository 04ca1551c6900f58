from functools import cache, lru_cache


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: lru_cache(1.5)))  # expect: TypeError: Expected first argument to be an integer, a callable, or None
print(error(lambda: lru_cache('a')))  # expect: TypeError: Expected first argument to be an integer, a callable, or None


@lru_cache
def f(a):
    return a


print(error(lambda: f.cache_parameters()))  # expect: {'maxsize': 128, 'typed': False}
print(error(lambda: f([])))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: f()))  # expect: TypeError: f() missing 1 required positional argument: 'a'
print(error(lambda: type(f)))  # expect: <class 'functools._lru_cache_wrapper'>
print(error(lambda: f.cache_info(1)))  # expect: TypeError: _lru_cache_wrapper.cache_info() takes no arguments (1 given)
print(error(lambda: cache(5)))  # expect: TypeError: the first argument must be callable


class Q:
    @lru_cache(maxsize=None)
    def m(self, a):
        return a * 2

    @lru_cache(maxsize=2)
    def k(self, *a, **kw):
        return (a, kw)


q = Q()
print(q.m(3), q.m(3))  # expect: 6 6
print(q.k(1), q.k(2), q.k(3), q.k(1), q.k(1, x=2), q.k(1, x=2))  # expect: ((1,), {}) ((2,), {}) ((3,), {}) ((1,), {}) ((1,), {'x': 2}) ((1,), {'x': 2})


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(450))  # expect: 4953967011875066473162524925231604047727791871346061001150551747313593851366517214899257280600


@cache
def fib2(n):
    return n if n < 2 else fib2(n - 1) + fib2(n - 2)


print(fib2(300))  # expect: 222232244629420445529739893461909967206666939096499764990979600
