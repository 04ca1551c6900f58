"""TaskGroup: a block that no task outlives.

The block ends when all its tasks have ended. When one fails, the
others are cancelled, and the failure comes out of the block.
"""

import asyncio


async def cook(dish, seconds, burns=False):
    try:
        await asyncio.sleep(seconds)
        if burns:
            raise RuntimeError(f"{dish} is burnt")
        print(f"{dish} is served")
    except asyncio.CancelledError:
        print(f"{dish} goes back to the fridge")
        raise  # whoever is cancelled says so


async def main():
    print("A good evening:")
    async with asyncio.TaskGroup() as kitchen:
        kitchen.create_task(cook("soup", 0.2))
        kitchen.create_task(cook("bread", 0.1))

    print("A bad evening:")
    try:
        async with asyncio.TaskGroup() as kitchen:
            kitchen.create_task(cook("salad", 0.1))
            kitchen.create_task(cook("toast", 0.2, burns=True))
            kitchen.create_task(cook("roast", 0.9))
    except* RuntimeError as group:
        print("pizza, because", *group.exceptions)


asyncio.run(main())
