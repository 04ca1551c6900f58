# arguments: --clock virtual
# rules: 26
import asyncio
async def w(c, n):
    async with c:
        print("wait", n); await c.wait(); print("woke", n, c.locked())
async def main():
    c = asyncio.Condition()
    ts = [asyncio.create_task(w(c, i)) for i in range(5)]
    await asyncio.sleep(0)
    async with c: c.notify(2); print("notified 2")
    await asyncio.sleep(0.02); print([t.done() for t in ts])
    async with c: c.notify_all()
    await asyncio.gather(*ts)
    for f in (c.notify, c.notify_all):
        try: f()
        except RuntimeError as e: print(e)
    try: await c.wait()
    except RuntimeError as e: print(e)
    n = 0
    async def inc():
        nonlocal n
        for _ in range(3):
            async with c: n += 1; c.notify_all()
            await asyncio.sleep(0)
    t = asyncio.create_task(inc())
    async with c: print(await c.wait_for(lambda: n >= 2), n)
    await t
asyncio.run(main())

# output:
# wait 0
# wait 1
# wait 2
# wait 3
# wait 4
# notified 2
# woke 0 True
# woke 1 True
# [True, True, False, False, False]
# woke 2 True
# woke 3 True
# woke 4 True
# cannot notify on un-acquired lock
# cannot notify on un-acquired lock
# cannot wait on un-acquired lock
# True 2
