"""A recursion of awaits ends at the recursion limit, whether its coroutines have waited or not, and the program goes on."""
import asyncio
import sys


async def down(n, waits):
    if waits and n == 50:
        await asyncio.sleep(0)
    return 1 + await down(n + 1, waits)


async def by_hand(n):
    return n if n == 0 else 1 + await by_hand(n - 1)


async def main():
    for waits in (False, True, False):
        try:
            await down(0, waits)
        except RecursionError as error:
            print(error)
    sys.setrecursionlimit(30_000)
    print(await by_hand(20_000))


asyncio.run(main())
coroutine = by_hand(10)
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)

# output:
# maximum recursion depth exceeded
# maximum recursion depth exceeded
# maximum recursion depth exceeded
# 20000
# 10
