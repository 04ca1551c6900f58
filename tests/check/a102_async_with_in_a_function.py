import asyncio

lock = asyncio.Lock()


def main():
    async with lock:  # finds: A102 async with outside of async def
        print("in")
