"""Coroutines: one made, awaited and finished."""
# sizes: 1000 11000
import asyncio
import sys


async def leaf():
    return 1


async def main(n):
    for _ in range(n):
        await leaf()


n = int(sys.argv[1])
asyncio.run(main(n))
print(n)
