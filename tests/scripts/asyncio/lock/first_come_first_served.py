# rules: 26
import asyncio


async def main():
    lock = asyncio.Lock()
    log = []

    async def user(name):
        async with lock:
            log.append(name)
            await asyncio.sleep(0)

    await lock.acquire()
    users = [asyncio.create_task(user(name)) for name in "abcd"]
    await asyncio.sleep(0)
    users[1].cancel()
    lock.release()
    newcomer = asyncio.create_task(user("newcomer"))
    await asyncio.gather(*users, newcomer, return_exceptions=True)
    print(log)
    # A waiter that was woken and then cancelled passes its turn on.
    await lock.acquire()
    users = [asyncio.create_task(user(name)) for name in "xy"]
    await asyncio.sleep(0)
    lock.release()
    users[0].cancel()
    print(await asyncio.gather(*users, return_exceptions=True), log[-1], lock.locked())
    event = asyncio.Event()

    async def waiter(name):
        await event.wait()
        log.append(name)

    log.clear()
    waiters = [asyncio.create_task(waiter(name)) for name in "pq"]
    await asyncio.sleep(0)
    event.set()
    event.clear()
    await asyncio.gather(*waiters)
    print(log, event.is_set())
    condition = asyncio.Condition()
    for attempt in (lock.release, condition.notify, asyncio.BoundedSemaphore(1).release):
        try:
            attempt()
        except (RuntimeError, ValueError) as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())

# output:
# ['a', 'c', 'd', 'newcomer']
# [CancelledError(''), None] y False
# ['p', 'q'] False
# Lock is not acquired.
# cannot notify on un-acquired lock
# BoundedSemaphore released too many times
# cannot wait on un-acquired lock
# Semaphore initial value must be >= 0
