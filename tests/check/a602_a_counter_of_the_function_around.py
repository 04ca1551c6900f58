import asyncio


async def main():
    hits = 0

    async def visit():
        nonlocal hits
        hits += await asyncio.sleep(0, 1)  # finds: A602 'hits' is read, then awaited, then written: another task may change it between

    await asyncio.gather(*(visit() for _ in range(5)))
    return hits
