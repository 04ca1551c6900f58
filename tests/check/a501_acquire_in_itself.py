import asyncio


async def main():
    guard = asyncio.Lock()
    async with guard:
        if True:
            await guard.acquire()  # finds: A501 guard is held since line 6: asyncio.Lock cannot be taken twice; A502 guard is never released: take it by `async with guard:`
