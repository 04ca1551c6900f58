# arguments: --clock virtual
# rules: 16
import asyncio
async def w():
    try:
        print("sleeping"); await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("caught", e.args, repr(e)); raise
    finally:
        print("finally")
async def main():
    t = asyncio.create_task(w())
    await asyncio.sleep(0)
    print(t.cancel(), t.done(), t.cancelled(), t.cancelling())
    try: await t
    except asyncio.CancelledError as e: print("main caught", e.args)
    print(t.done(), t.cancelled(), t.cancelling(), t.cancel())
asyncio.run(main())

# output:
# sleeping
# True False False 1
# caught () CancelledError()
# finally
# main caught ()
# True True 1 False
