import asyncio
import time
from asyncio import create_task
async def price(item):
    return {"tea": 2, "toast": 3}[item]

async def order():
    total = price("tea") + 1
    return total


async def brew():
    print("brewing")
    time.sleep(1)
    print("done")


async def serve(): ...

async def main():
    create_task(serve())

balance = 100

async def withdraw(amount):
    global balance
    if amount > 0:
        before = balance
        await asyncio.sleep(0)
        balance = before - amount

async def both():
    await asyncio.gather(withdraw(70), withdraw(60))
