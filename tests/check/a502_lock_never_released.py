import asyncio

lock = asyncio.Lock()


async def enter(name):
    await lock.acquire()  # finds: A502 lock is never released: take it by `async with lock:`
    print(name)


async def main():
    await asyncio.gather(enter("a"), enter("b"))
