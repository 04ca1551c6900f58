import asyncio
import time as t


class Poller:
    async def poll(self):
        while await asyncio.sleep(0, True):
            t.sleep(0.5)  # finds: A201 time.sleep blocks the event loop inside async def [await asyncio.sleep]
