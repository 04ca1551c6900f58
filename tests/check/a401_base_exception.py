import asyncio


async def worker():
    try:
        await asyncio.sleep(1)
    except BaseException as error:  # finds: A401 except BaseException swallows the cancellation of the task
        print(error)
