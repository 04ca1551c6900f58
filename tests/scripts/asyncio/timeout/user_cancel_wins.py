# arguments: --clock virtual
# rules: 24
import asyncio
async def f():
    try:
        async with asyncio.timeout(1): await asyncio.sleep(2)
    except TimeoutError: print("WRONG")
    except asyncio.CancelledError: print("cancelled, not timeout", asyncio.current_task().cancelling()); raise
async def main():
    t = asyncio.create_task(f()); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("ok", t.cancelled())
asyncio.run(main())

# output:
# cancelled, not timeout 1
# ok True
