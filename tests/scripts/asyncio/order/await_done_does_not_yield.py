# rules: 9
import asyncio
async def coro():
    return "direct"
async def main():
    loop = asyncio.get_running_loop()
    ticks = []
    loop.call_soon(ticks.append, 1)
    f = loop.create_future(); f.set_result("fut")
    print(await f, len(ticks))
    print(await coro(), len(ticks))
    t = asyncio.ensure_future(coro())
    print(await t, len(ticks))
    print(await t, len(ticks))
    lock = asyncio.Lock()
    loop.call_soon(ticks.append, 2)
    async with lock:
        print("uncontended lock", len(ticks))
    q = asyncio.Queue(); await q.put(1); await q.get()
    e = asyncio.Event(); e.set(); await e.wait()
    async with asyncio.Semaphore(1): pass
    print("still", len(ticks))
asyncio.run(main())

# output:
# fut 0
# direct 0
# direct 1
# direct 1
# uncontended lock 1
# still 1
