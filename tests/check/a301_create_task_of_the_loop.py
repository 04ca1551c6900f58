import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    loop.create_task(work())  # finds: A301 task is not kept: loop.create_task(...)
    asyncio.get_running_loop().create_task(work())  # finds: A301 task is not kept: asyncio.get_running_loop().create_task(...)
    await asyncio.sleep(2)
