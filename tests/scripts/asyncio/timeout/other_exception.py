# arguments: --clock virtual
# rules: 24
import asyncio
async def main():
    try:
        async with asyncio.timeout(0.05) as cm:
            try: await asyncio.sleep(1)
            finally: raise KeyError("cleanup")
    except BaseException as e:
        print(type(e).__name__, e, cm.expired(), asyncio.current_task().cancelling())
    async with asyncio.timeout(0.05) as cm:
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: print("swallowed")
    print(cm.expired(), asyncio.current_task().cancelling())
asyncio.run(main())

# output:
# KeyError 'cleanup' True 0
# swallowed
# True 0
