from asyncio import sleep as pause


async def main():
    pause(1)  # finds: A101 coroutine never awaited: pause(1) [add await]
