import asyncio


async def main():
    asyncio.wait_for(asyncio.sleep(5), 1)  # finds: A101 coroutine never awaited: asyncio.wait_for(asyncio.sleep(5), 1) [add await]
