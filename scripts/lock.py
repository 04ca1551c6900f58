"""A lock: one at a time, even across an `await`.

Between two awaits nothing can interrupt a task. But "read, wait,
write" is not one step, and another task may come in between.
"""

import asyncio


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = asyncio.Lock()

    async def withdraw(self, amount):
        seen = self.balance
        await asyncio.sleep(0.1)  # ask the bank
        self.balance = seen - amount

    async def withdraw_safely(self, amount):
        async with self.lock:
            await self.withdraw(amount)


async def main():
    careless = Account(100)
    await asyncio.gather(*[careless.withdraw(10) for _ in range(3)])
    print("without a lock:", careless.balance)  # two withdrawals are lost

    careful = Account(100)
    await asyncio.gather(*[careful.withdraw_safely(10) for _ in range(3)])
    print("with a lock:   ", careful.balance)


asyncio.run(main())
