import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    asyncio.ensure_future(work())  # finds: A301 task is not kept: asyncio.ensure_future(...)
    await asyncio.sleep(2)
