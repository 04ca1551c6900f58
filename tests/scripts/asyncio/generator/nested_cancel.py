# arguments: --clock virtual
import asyncio
async def src():
    try:
        i = 0
        while True:
            yield i; i += 1; await asyncio.sleep(0.01)
    except asyncio.CancelledError: print("src sees cancel"); raise
    finally: print("src finally")
async def use():
    async for i in src():
        if i == 1: print("one")
async def main():
    t = asyncio.create_task(use()); await asyncio.sleep(0.1); t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
asyncio.run(main())

# output:
# one
# src sees cancel
# src finally
# [CancelledError('')]
