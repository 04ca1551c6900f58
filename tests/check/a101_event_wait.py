import asyncio

ready = asyncio.Event()


async def main():
    ready.wait()  # finds: A101 coroutine never awaited: ready.wait() [add await]
