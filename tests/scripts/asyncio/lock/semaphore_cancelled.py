# rules: 26
"""A cancelled waiter gives its permit back, and whoever waits gets it."""
import asyncio


async def use(semaphore, n, log):
    try:
        async with semaphore:
            log.append(n)
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append((n, "cancelled"))


async def main():
    semaphore, log = asyncio.Semaphore(1), []
    users = [asyncio.create_task(use(semaphore, n, log)) for n in range(5)]
    await asyncio.sleep(0)
    print(str(semaphore)[-20:])
    users[2].cancel()
    await asyncio.sleep(0)
    users[1].cancel()
    for _ in range(10):
        await asyncio.sleep(0)
    print(log, str(semaphore)[-19:])


asyncio.run(main())

# output:
# [locked, waiters:4]>
# [0, (2, 'cancelled'), (1, 'cancelled'), 3, 4] unlocked, value:1]>
