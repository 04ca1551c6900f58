import asyncio


async def clock():
    while 1:  # finds: A205 this loop never ends and never awaits
        print("tick")


async def main():
    await asyncio.gather(clock(), clock())
