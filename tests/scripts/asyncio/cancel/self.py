# arguments: --clock virtual
# rules: 18
import asyncio
async def f():
    asyncio.current_task().cancel()
    print("still running")
    try: await asyncio.sleep(0)
    except asyncio.CancelledError: print("at next await"); raise
async def g():
    asyncio.current_task().cancel()
    return "finished before any await"
async def main():
    for c in (f(), g()):
        t = asyncio.create_task(c)
        try: print(await t, t.cancelled())
        except asyncio.CancelledError: print("cancelled", t.cancelled())
asyncio.run(main())

# output:
# still running
# at next await
# cancelled True
# cancelled True
