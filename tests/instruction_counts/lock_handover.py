"""Two tasks hand a lock to each other: a waiting and a release each time."""
# sizes: 1000 11000
import asyncio
import sys


async def work(lock, rounds):
    for _ in range(rounds):
        async with lock:
            await asyncio.sleep(0)


async def main(rounds):
    lock = asyncio.Lock()
    await asyncio.gather(work(lock, rounds), work(lock, rounds))


n = int(sys.argv[1])
asyncio.run(main(n))
print(2 * n)
