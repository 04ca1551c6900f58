import asyncio

total = 0


async def price():
    await asyncio.sleep(0)
    return 3


async def add():
    global total
    total += await price()  # finds: A602 'total' is read, then awaited, then written: another task may change it between


async def main():
    await asyncio.gather(add(), add())
