# arguments: --clock virtual
# rules: 19
import asyncio
async def work():
    await asyncio.sleep(0.1); print("work finished"); return "W"
async def outer(t):
    try: return await asyncio.shield(t)
    except asyncio.CancelledError: print("outer cancelled"); raise
async def main():
    t = asyncio.create_task(work())
    o = asyncio.create_task(outer(t))
    await asyncio.sleep(0); o.cancel()
    print(await asyncio.gather(o, return_exceptions=True))
    print(t.done(), await t)
    t2 = asyncio.create_task(work())
    s = asyncio.shield(t2)
    await asyncio.sleep(0); t2.cancel()
    try: await s
    except asyncio.CancelledError: print("inner cancel reaches outer", s.cancelled())
asyncio.run(main())

# output:
# outer cancelled
# [CancelledError('')]
# work finished
# False W
# inner cancel reaches outer True
