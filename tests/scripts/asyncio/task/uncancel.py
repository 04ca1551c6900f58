# rules: 18
import asyncio


async def main():
    task = asyncio.current_task()
    print(task.cancel(), task.cancel(), task.cancelling())
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print(task.uncancel(), task.uncancel(), task.uncancel(), task.cancelling())
    await asyncio.sleep(0)
    print("goes on")


asyncio.run(main())

# output:
# True True 2
# 1 0 0 0
# goes on
