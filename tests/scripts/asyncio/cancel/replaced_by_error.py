# arguments: --clock virtual
# rules: 19
import asyncio
async def f():
    try: await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        raise RuntimeError("cleanup failed") from e
async def g():
    try: await asyncio.sleep(1)
    finally: return "finally return wins"
async def main():
    for c in (f(), g()):
        t = asyncio.create_task(c); await asyncio.sleep(0); t.cancel("why")
        try: print(await t)
        except RuntimeError as e: print(e, "| cause", repr(e.__cause__))
        print(t.cancelled())
asyncio.run(main())

# output:
# cleanup failed | cause CancelledError('why')
# False
# finally return wins
# False
