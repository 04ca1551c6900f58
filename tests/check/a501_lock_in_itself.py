import asyncio

lock = asyncio.Lock()


async def main():
    async with lock:
        await asyncio.sleep(0)
        async with lock:  # finds: A501 lock is held since line 7: asyncio.Lock cannot be taken twice
            print("never")
