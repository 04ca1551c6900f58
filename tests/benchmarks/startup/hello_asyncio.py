import asyncio


async def main():
    await asyncio.sleep(0)
    print("hello")


asyncio.run(main())
