import asyncio


async def main():
    await asyncio.sleep(0)


main()  # finds: A101 coroutine never awaited: main()
