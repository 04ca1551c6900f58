"""Loops that are closed and used in the right order."""
import asyncio

loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(asyncio.sleep(0))
finally:
    loop.close()

fresh = asyncio.new_event_loop()
fresh.close()


def later():
    loop.close()


async def keeps():
    tasks = set()
    tasks.add(asyncio.create_task(asyncio.sleep(1)))
    task = asyncio.get_running_loop().create_task(asyncio.sleep(1))
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(1))
    return task
