import asyncio


async def ask():
    name = input("name? ")  # finds: A202 input blocks the event loop inside async def
    await asyncio.sleep(0)
    return name
