import asyncio


async def main():
    asyncio.sleep(1)  # finds: A101 coroutine never awaited: asyncio.sleep(1) [add await]


asyncio.run(main())
