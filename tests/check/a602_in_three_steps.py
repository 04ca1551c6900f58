import asyncio

balance = 100


async def withdraw(amount):
    global balance
    seen = balance
    await asyncio.sleep(0)
    balance = seen - amount  # finds: A602 'balance' is read, then awaited, then written: another task may change it between


async def main():
    await asyncio.gather(*[withdraw(10) for _ in range(3)])
