# rules: 26
"""Waiters are told in order, also by an event that is cleared at once; one may be cancelled before it waits."""
import asyncio


async def waits(event, n):
    if n == 1:
        asyncio.current_task().cancel("self")
    try:
        return n, await event.wait()
    except asyncio.CancelledError as error:
        return n, "cancelled", error.args


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waits(event, n)) for n in range(4)]
    await asyncio.sleep(0)
    print(str(event)[-19:])
    await asyncio.sleep(0)
    print(str(event)[-19:])
    event.set()
    event.clear()
    print(str(event)[-19:])
    print(await asyncio.gather(*tasks))
    print(str(event)[-8:])
    waiter = asyncio.create_task(waits(event, 5))
    await asyncio.sleep(0)
    event.set()
    waiter.cancel("told already")
    print(await waiter)


asyncio.run(main())

# output:
# [unset, waiters:4]>
# [unset, waiters:3]>
# [unset, waiters:3]>
# [(0, True), (1, 'cancelled', ('self',)), (2, True), (3, True)]
# [unset]>
# (5, 'cancelled', ('told already',))
