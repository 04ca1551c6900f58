"""Sleeping tasks, time-outs, cancellation."""
import asyncio


async def nap(delay):
    await asyncio.sleep(delay)
    return 1


async def impatient(delay):
    try:
        return await asyncio.wait_for(nap(delay), 0.01)
    except TimeoutError:
        return 0


async def main():
    woken = sum(await asyncio.gather(*(nap(i % 10 / 1000) for i in range(4000))))
    early = sum(await asyncio.gather(*(impatient(0 if i % 2 else 5) for i in range(2000))))
    tasks = [asyncio.create_task(nap(60)) for _ in range(4000)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print(woken, early, sum(isinstance(result, asyncio.CancelledError) for result in results))


asyncio.run(main())
