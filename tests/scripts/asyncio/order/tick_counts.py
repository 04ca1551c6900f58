# arguments: --clock virtual
# rules: 11
# how many loop iterations each primitive costs
import asyncio
async def noop(): return 1
async def one(): await asyncio.sleep(0)
async def measure(name, make):
    loop = asyncio.get_running_loop()
    n = 0; on = True
    def tick():
        nonlocal n
        n += 1
        if on: loop.call_soon(tick)
    loop.call_soon(tick)
    await make()
    on = False
    print(f"{name:28}{n}")
    for _ in range(5): await asyncio.sleep(0)
async def tg():
    async with asyncio.TaskGroup() as g:
        g.create_task(noop())
async def tg_empty():
    async with asyncio.TaskGroup(): pass
async def tmo():
    async with asyncio.timeout(1): await noop()
async def main():
    await measure("coroutine", noop)
    await measure("sleep(0)", one)
    await measure("task", lambda: asyncio.create_task(noop()))
    await measure("task with sleep(0)", lambda: asyncio.create_task(one()))
    await measure("gather 1", lambda: asyncio.gather(noop()))
    await measure("gather 3", lambda: asyncio.gather(noop(), one(), noop()))
    await measure("gather nested", lambda: asyncio.gather(asyncio.gather(noop())))
    await measure("gather()", lambda: asyncio.gather())
    await measure("wait", lambda: asyncio.wait([asyncio.ensure_future(noop())]))
    await measure("wait_for coro", lambda: asyncio.wait_for(noop(), 1))
    await measure("wait_for coro None", lambda: asyncio.wait_for(noop(), None))
    await measure("wait_for task", lambda: asyncio.wait_for(asyncio.ensure_future(noop()), 1))
    await measure("shield", lambda: asyncio.shield(noop()))
    await measure("taskgroup", tg)
    await measure("taskgroup empty", tg_empty)
    await measure("timeout", tmo)
asyncio.run(main())

# output:
# coroutine                   0
# sleep(0)                    1
# task                        2
# task with sleep(0)          3
# gather 1                    3
# gather 3                    4
# gather nested               4
# gather()                    0
# wait                        3
# wait_for coro               0
# wait_for coro None          0
# wait_for task               2
# shield                      3
# taskgroup                   3
# taskgroup empty             0
# timeout                     0
