"""Asynchronous context managers: of a class, of a generator, and those of asyncio's own locks, semaphores, conditions and time-outs."""
import asyncio
import contextlib


class Connection:
    opened = 0

    def __init__(self, number):
        self.number = number

    async def __aenter__(self):
        if self.number % 10 == 0:
            await asyncio.sleep(0)
        Connection.opened += 1
        return self

    async def __aexit__(self, kind, error, trace):
        return kind is KeyError


@contextlib.asynccontextmanager
async def transaction(log):
    log.append("begin")
    try:
        yield log
    finally:
        log.append("end")


async def connect(count):
    for number in range(count):
        async with Connection(number) as connection:
            if connection.number % 12 == 0:
                raise KeyError(number)


async def take_turns(semaphore, lock, event, totals, turns):
    await event.wait()
    for turn in range(turns):
        async with semaphore:
            await asyncio.sleep(0)
            async with lock:
                totals[turn % 3] += 1


async def main():
    await connect(30000)
    log = []
    for _ in range(2000):
        async with transaction(log) as entries, asyncio.timeout(5):
            entries.append("work")
    semaphore, lock, event, totals = asyncio.Semaphore(5), asyncio.Lock(), asyncio.Event(), [0, 0, 0]
    tasks = [asyncio.create_task(take_turns(semaphore, lock, event, totals, 100)) for _ in range(60)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*tasks)
    condition, woken = asyncio.Condition(), []

    async def wait(number):
        async with condition:
            await condition.wait_for(lambda: len(woken) == number)
            woken.append(number)
            condition.notify_all()

    await asyncio.gather(*map(wait, range(40)))
    print(Connection.opened, len(log), totals, len(woken))


asyncio.run(main())
