import asyncio
import time


async def main():
    time.sleep(1)  # finds: A201 time.sleep blocks the event loop inside async def [await asyncio.sleep]


asyncio.run(main())
