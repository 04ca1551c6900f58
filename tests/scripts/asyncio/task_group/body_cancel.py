# arguments: --clock virtual
# rules: 25
import asyncio
async def child():
    try: await asyncio.sleep(1)
    finally: print("child finally")
async def f():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child())
        try: await asyncio.sleep(1)
        except asyncio.CancelledError as e: print("body", e.args); raise
async def main():
    t = asyncio.create_task(f()); await asyncio.sleep(0); await asyncio.sleep(0)
    t.cancel("outside")
    try: await t
    except BaseException as e: print(type(e).__name__, e.args)
    print(t.cancelled(), t.cancelling())
asyncio.run(main())

# output:
# body ('outside',)
# child finally
# CancelledError ('outside',)
# True 1
