import asyncio


async def inner():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    return loop.run_until_complete(inner())  # finds: A701 run_until_complete inside async def: a loop is running already [await]
