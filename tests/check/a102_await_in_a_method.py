import asyncio


class Client:
    def fetch(self):
        return await asyncio.sleep(1, 2)  # finds: A102 await outside of async def
