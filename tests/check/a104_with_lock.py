import asyncio

lock = asyncio.Lock()


async def main():
    with lock:  # finds: A104 lock needs async with [add async]
        print("in")
