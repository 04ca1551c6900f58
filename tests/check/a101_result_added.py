import asyncio


async def price(item):
    await asyncio.sleep(0)
    return 3


async def main():
    total = price("tea") + price("milk")  # finds: A101 coroutine never awaited: price("tea") [add await]; A101 coroutine never awaited: price("milk") [add await]
    print(total)


asyncio.run(main())
