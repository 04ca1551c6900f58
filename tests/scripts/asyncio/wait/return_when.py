# arguments: --clock virtual
# rules: 21
import asyncio
async def f(d, err=None):
    await asyncio.sleep(d)
    if err: raise err
    return d
async def main():
    mk = lambda *a: asyncio.create_task(f(*a))
    for rw in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        ts = [mk(0.05), mk(0.15, ValueError("x")), mk(0.25)]
        done, pending = await asyncio.wait(ts, return_when=rw)
        print(rw, len(done), len(pending), [t.done() for t in ts])
        await asyncio.gather(*ts, return_exceptions=True)
    ts = [mk(0.05), mk(1)]
    done, pending = await asyncio.wait(ts, timeout=0.2)
    print(len(done), len(pending), ts[1].cancelled(), type(done).__name__)
    for p in pending: p.cancel()
asyncio.run(main())

# output:
# FIRST_COMPLETED 1 2 [True, False, False]
# FIRST_EXCEPTION 2 1 [True, True, False]
# ALL_COMPLETED 3 0 [True, True, True]
# 1 1 False set
