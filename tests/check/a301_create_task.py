import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    asyncio.create_task(work())  # finds: A301 task is not kept: asyncio.create_task(...)
    await asyncio.sleep(2)
