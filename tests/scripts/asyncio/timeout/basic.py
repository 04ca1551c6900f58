# arguments: --clock virtual
import asyncio
async def main():
    try:
        async with asyncio.timeout(0.05) as cm:
            try: await asyncio.sleep(1)
            except asyncio.CancelledError as e: print("body sees CancelledError", e.args); raise
    except TimeoutError as e:
        print("TimeoutError", e.args, type(e.__cause__).__name__)
    print(cm.expired(), asyncio.current_task().cancelling())
    async with asyncio.timeout(1) as cm: print("fast")
    print(cm.expired())
    async with asyncio.timeout(None) as cm: print(cm.when(), cm)
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() + 0.05): await asyncio.sleep(1)
    except TimeoutError: print("timeout_at")
asyncio.run(main())

# output:
# body sees CancelledError ()
# TimeoutError () CancelledError
# True 0
# fast
# False
# None <Timeout [active] when=None>
# timeout_at
