"""What is read before an await and written after it: what others wrote in between is lost."""
import asyncio

balance = 0


async def fee():
    await asyncio.sleep(1)
    return 1


class Account:
    def __init__(self):
        self.total = 0
        self.lock = asyncio.Lock()

    async def add(self):
        self.total += await fee()  # finds: A602 'self.total' is read, then awaited, then written: another task may change it between
        self.total = self.total + await fee()  # finds: A602 'self.total' is read, then awaited, then written: another task may change it between
        old = self.total
        await fee()
        self.total = old + 1  # finds: A602 'self.total' is read, then awaited, then written: another task may change it between

    async def add_safely(self):
        cost = await fee()
        self.total += cost
        async with self.lock:
            old = self.total
            await fee()
            self.total = old + 1
        old = self.total
        self.total = old + 1
        await fee()
        old = await fee()
        self.total = old
        local = 0
        local += await fee()


async def spend():
    global balance
    seen = balance
    if seen:
        await fee()
    balance = seen - 1  # finds: A602 'balance' is read, then awaited, then written: another task may change it between
    balance -= await fee()  # finds: A602 'balance' is read, then awaited, then written: another task may change it between
