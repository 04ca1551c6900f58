import asyncio


async def price(name):
    await asyncio.sleep(0.1)
    return len(name)


async def main():
    print(price("tea") + price("toast"))


asyncio.run(main())
