import asyncio


async def inner():
    return 1


async def main():
    return asyncio.run(inner())  # finds: A701 asyncio.run inside async def: a loop is running already [await]


asyncio.run(main())
