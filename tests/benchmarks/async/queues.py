"""Producers and consumers around a bounded queue, under a lock."""
import asyncio


async def producer(queue, count):
    for item in range(count):
        await queue.put(item)


async def consumer(queue, lock, totals):
    while True:
        item = await queue.get()
        async with lock:
            totals[item % 4] += item
        queue.task_done()


async def main():
    queue = asyncio.Queue(16)
    lock = asyncio.Lock()
    totals = [0] * 4
    consumers = [asyncio.create_task(consumer(queue, lock, totals)) for _ in range(8)]
    await asyncio.gather(*(producer(queue, 4000) for _ in range(5)))
    await queue.join()
    for task in consumers:
        task.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)
    print(totals)


asyncio.run(main())
