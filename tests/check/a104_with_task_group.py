import asyncio


async def main():
    with asyncio.TaskGroup() as group:  # finds: A104 asyncio.TaskGroup() needs async with [add async]
        group.create_task(asyncio.sleep(1))
