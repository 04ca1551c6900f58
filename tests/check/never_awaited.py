"""A coroutine is made and lost: as a statement, as an operand, by its item."""
import asyncio
import asyncio as aio
from asyncio import sleep, wait_for as limited


async def price(name):
    return 3


async def main():
    price("tea")  # finds: A101 coroutine never awaited: price("tea") [add await]
    total = price("tea") + 1  # finds: A101 coroutine never awaited: price("tea") [add await]
    total = 1 * price("tea")  # finds: A101 coroutine never awaited: price("tea") [add await]
    first = price("tea")[0]  # finds: A101 coroutine never awaited: price("tea")
    name = price("tea").name  # finds: A101 coroutine never awaited: price("tea")
    asyncio.sleep(1)  # finds: A101 coroutine never awaited: asyncio.sleep(1) [add await]
    aio.sleep(1)  # finds: A101 coroutine never awaited: aio.sleep(1) [add await]
    sleep(1)  # finds: A101 coroutine never awaited: sleep(1) [add await]
    limited(price("tea"), 1)  # finds: A101 coroutine never awaited: limited(price("tea"), 1) [add await]
    if total:
        asyncio.to_thread(print)  # finds: A101 coroutine never awaited: asyncio.to_thread(print) [add await]
    # None of these is lost.
    await price("tea")
    kept = price("tea")
    price("tea").close()
    await asyncio.gather(price("tea"), price("milk"))
    return price("tea")


def plain():
    price("tea")  # finds: A101 coroutine never awaited: price("tea")


main()  # finds: A101 coroutine never awaited: main()
