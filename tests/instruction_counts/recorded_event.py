"""Recording: a hundred tasks woken by an event, each told by five events."""
# sizes: 10 110
# recorded
import asyncio
import sys


async def waiter(events):
    for event in events:
        await event.wait()


async def main(n):
    events = [asyncio.Event() for _ in range(n)]
    tasks = [asyncio.create_task(waiter(events)) for _ in range(100)]
    for event in events:
        await asyncio.sleep(0)
        event.set()
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)


n = int(sys.argv[1])
asyncio.run(main(n))
print(100 * n)
