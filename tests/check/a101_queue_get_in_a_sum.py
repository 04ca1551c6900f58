import asyncio


async def main():
    queue = asyncio.Queue()
    await queue.put(1)
    return queue.get() + 1  # finds: A101 coroutine never awaited: queue.get() [add await]
