"""Cancellation: an exception, raised where the task waits."""

import asyncio


async def download(name):
    try:
        for percent in range(0, 101, 20):
            print(f"{name}: {percent} %")
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        print(f"{name}: stopped, removing the half file")
        raise  # a task that swallows this cannot be stopped
    finally:
        print(f"{name}: closed")


async def save():
    await asyncio.sleep(0.2)
    print("saved")
    return True


async def main():
    task = asyncio.create_task(download("film"))
    await asyncio.sleep(0.25)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main hears of it:", error)
    print("cancelled?", task.cancelled())

    # What must not be lost goes behind a shield: the wait is
    # cancelled, the work is not.
    work = asyncio.create_task(save())
    waiting = asyncio.ensure_future(asyncio.shield(work))
    await asyncio.sleep(0.1)
    waiting.cancel()
    print("the work is saved?", await work)


asyncio.run(main())
