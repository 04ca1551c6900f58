import asyncio


class Shop:
    async def open(self):
        await asyncio.sleep(0)

    async def day(self):
        self.open()  # finds: A101 coroutine never awaited: self.open() [add await]


asyncio.run(Shop().day())
