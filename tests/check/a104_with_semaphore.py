from asyncio import Semaphore

gate = Semaphore(3)


async def main():
    with gate:  # finds: A104 gate needs async with [add async]
        print("in")
