def f(a, /, b: int = 1, *args: str, c, d=2, **kw) -> None: pass
@decorator(1)
@other
async def g[T: int, *Ts, **P = [int]](x): return await x
h = lambda a, *, b=1: (yield)
