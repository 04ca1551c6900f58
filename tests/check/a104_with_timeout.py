import asyncio


async def main():
    with asyncio.timeout(1):  # finds: A104 asyncio.timeout(1) needs async with [add async]
        await asyncio.sleep(2)
