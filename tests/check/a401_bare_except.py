import asyncio


async def worker():
    while True:
        try:
            await asyncio.sleep(1)
        except:  # finds: A401 a bare except swallows the cancellation of the task
            print("again")
