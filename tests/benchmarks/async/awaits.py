"""Chains of coroutines, awaited to their end without a suspension, and suspended at the bottom."""
import asyncio


async def descend(depth):
    if depth == 0:
        return 1
    return await descend(depth - 1) + 1


async def bottom(depth, turns):
    if depth == 0:
        for _ in range(turns):
            await asyncio.sleep(0)
        return turns
    return await bottom(depth - 1, turns)


async def main():
    total = 0
    for _ in range(2000):
        total += await descend(40)
    total += await bottom(100, 10000)
    print(total)


asyncio.run(main())
