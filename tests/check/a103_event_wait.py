import asyncio

stopped = asyncio.Event()


async def main():
    while not stopped.wait():  # finds: A103 a coroutine is always true: stopped.wait() [add await]
        print("tick")
