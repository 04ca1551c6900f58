import asyncio
import time

balance = 100


async def price(item):
    return len(item)


async def main():
    total = price("tea") + 1
    print(total)


async def wait():
    time.sleep(1)


async def both():
    asyncio.create_task(wait())
    await asyncio.gather(pay(3), pay(4))


async def pay(amount):
    global balance
    seen = balance
    await asyncio.sleep(0)
    balance = seen - amount
