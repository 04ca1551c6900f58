import asyncio
import time


async def main():
    asyncio.to_thread(time.sleep, 1)  # finds: A101 coroutine never awaited: asyncio.to_thread(time.sleep, 1) [add await]
