# arguments: --clock virtual
# rules: 18
import asyncio
async def stubborn():
    for i in range(2):
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: print("ignored", i, asyncio.current_task().cancelling())
    return "survived"
async def main():
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0); t.cancel()
    await asyncio.sleep(0); t.cancel()
    print(await t, t.cancelled(), t.cancelling())
asyncio.run(main())

# output:
# ignored 0 1
# ignored 1 2
# survived False 2
