import asyncio

async def price(item):
    await asyncio.sleep(0.01)
    return 3

async def main():
    total = price("tea") + price("toast")
    print(total)

asyncio.run(main())
