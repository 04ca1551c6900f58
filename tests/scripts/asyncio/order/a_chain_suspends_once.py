# rules: 10
"""A suspension deep in a chain of awaits suspends the whole chain; going on costs one turn however deep it is."""
import asyncio


async def chain(depth, bottom):
    return await bottom() if depth == 0 else await chain(depth - 1, bottom)


async def turns(awaitable):
    loop = asyncio.get_running_loop()
    counted = 0

    def tick():
        nonlocal counted, handle
        counted += 1
        handle = loop.call_soon(tick)

    handle = loop.call_soon(tick)
    await awaitable
    handle.cancel()
    return counted


class Pauses:
    """Gives way as often as told, by bare yields."""

    def __init__(self, times):
        self.times = times

    def __await__(self):
        for _ in range(self.times):
            yield


async def main():
    loop = asyncio.get_running_loop()

    async def waits_for_a_future():
        future = loop.create_future()
        loop.call_soon(future.set_result, None)
        await future

    async def pauses():
        await Pauses(3)

    async def returns():
        pass

    for depth in (0, 1, 50):
        print(depth, [await turns(chain(depth, bottom)) for bottom in (returns, lambda: asyncio.sleep(0), waits_for_a_future, pauses)])
    print([await turns(asyncio.sleep(delay)) for delay in (0, -1, -0.5)])


asyncio.run(main())

# output:
# 0 [0, 1, 2, 3]
# 1 [0, 1, 2, 3]
# 50 [0, 1, 2, 3]
# [1, 1, 1]
