import asyncio


async def count():
    return 3


async def main():
    if count() == 3:  # finds: A101 coroutine never awaited: count()
        print("three")


asyncio.run(main())
