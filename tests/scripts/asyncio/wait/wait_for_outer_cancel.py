# arguments: --clock virtual
# rules: 22
import asyncio
async def inner():
    try: await asyncio.sleep(1)
    except asyncio.CancelledError: print("inner"); raise
async def outer():
    try: await asyncio.wait_for(inner(), 1)
    except TimeoutError: print("WRONG")
    except asyncio.CancelledError as e: print("outer", e.args); raise
async def main():
    t = asyncio.create_task(outer()); await asyncio.sleep(0)
    t.cancel("bye")
    print(await asyncio.gather(t, return_exceptions=True))
asyncio.run(main())

# output:
# inner
# outer ('bye',)
# [CancelledError('')]
