import asyncio

queue = asyncio.Queue()


async def produce():
    queue.put(1)  # finds: A101 coroutine never awaited: queue.put(1) [add await]
    print(await queue.get())
