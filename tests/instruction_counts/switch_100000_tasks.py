"""The event loop with 100000 tasks that take turns: a switch must not cost more where they are many (compare the other one)."""
# sizes: 1 3
import asyncio
import sys


async def work(rounds):
    for _ in range(rounds):
        await asyncio.sleep(0)


async def main(rounds):
    await asyncio.gather(*[work(rounds) for _ in range(100000)])


n = int(sys.argv[1])
asyncio.run(main(n))
print(100000 * n)
