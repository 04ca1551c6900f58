import asyncio
from functools import cache, cached_property, lru_cache

calls = 0


@lru_cache(maxsize=3)
def f(n):
    global calls
    calls += 1
    if n < 0:
        raise ValueError(n)
    return n * n


for x in (1, 2, -1, 3, 1, -1, 4, 2):
    try:
        print(f(x), end=' ')
    except ValueError as e:
        print('VE', e, end=' ')
print(f.cache_info(), calls)


@cache
def rec(n):
    if n == 0:
        raise KeyError('bottom')
    try:
        return rec(n - 1)
    except KeyError:
        return ('caught', n)


print(rec(5), rec.cache_info())


@lru_cache(None)
def gen(n):
    return (i for i in range(n))


print(list(gen(3)), list(gen(3)))


@cache
async def co():
    return 5


async def main():
    print(await co())
    try:
        await co()
    except RuntimeError as e:
        print(e)

    class A:
        @cached_property
        def x(self):
            print('computing')
            return 9

        @lru_cache
        def m(self, k):
            return k

        @staticmethod
        @cache
        def s(k):
            return k + 1

        @classmethod
        @cache
        def c(cls, k):
            return (cls.__name__, k)
    a = A()
    print(a.x, a.x, a.m(1), a.m(1), A.m.cache_info(), A.s(1), a.c(2), A.c(2))


asyncio.run(main())


@lru_cache(typed=True)
def ty(x):
    return type(x).__name__


print(ty(1), ty(1.0), ty(True), ty.cache_info())


@lru_cache
def kw(a, b=2, **k):
    return (a, b, sorted(k))


print(kw(1), kw(1, 2), kw(1, b=2), kw(a=1, b=2), kw(b=2, a=1), kw(1, z=3), kw.cache_info())


@lru_cache(maxsize=0)
def zero(x):
    return x


print(zero(1), zero(1), zero.cache_info())
zero.cache_clear()
print(zero.cache_info())


@lru_cache(maxsize=1)
def one(x):
    return x


for i in (1, 2, 1, 1):
    one(i)
print(one.cache_info(), one.__wrapped__(9), one.cache_parameters())


def deep(n):
    @cache
    def r(k):
        return 0 if k == 0 else 1 + r(k - 1)
    return r(n)


print(deep(900))
try:
    deep(5000)
except RecursionError as e:
    print('RecursionError', e)
# output:
# 1 4 VE -1 9 1 VE -1 16 4 CacheInfo(hits=1, misses=7, maxsize=3, currsize=3) 7
# ('caught', 1) CacheInfo(hits=0, misses=6, maxsize=None, currsize=5)
# [0, 1, 2] []
# 5
# cannot reuse already awaited coroutine
# computing
# 9 9 1 1 CacheInfo(hits=1, misses=1, maxsize=128, currsize=1) 2 ('A', 2) ('A', 2)
# int float bool CacheInfo(hits=0, misses=3, maxsize=128, currsize=3)
# (1, 2, []) (1, 2, []) (1, 2, []) (1, 2, []) (1, 2, []) (1, 2, ['z']) CacheInfo(hits=0, misses=6, maxsize=128, currsize=6)
# 1 1 CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)
# CacheInfo(hits=0, misses=0, maxsize=0, currsize=0)
# CacheInfo(hits=1, misses=3, maxsize=1, currsize=1) 9 {'maxsize': 1, 'typed': False}
# 900
# RecursionError maximum recursion depth exceeded
