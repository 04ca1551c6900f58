import asyncio

barrier = asyncio.Barrier(2)


async def main():
    with barrier:  # finds: A104 barrier needs async with [add async]
        print("together")
