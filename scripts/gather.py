"""gather: wait for several coroutines, and get their results in order.

One after the other, three waits add up. Gathered, they overlap: the
whole takes as long as the longest.
"""

import asyncio


async def fetch(page, seconds):
    await asyncio.sleep(seconds)
    print("  fetched", page)
    return page.upper()


async def one_after_the_other():
    return [
        await fetch("a", 0.3), await fetch("b", 0.2), await fetch("c", 0.1)
    ]


async def together():
    # Results come back in the order of the arguments, whatever
    # finishes first.
    return await asyncio.gather(
        fetch("a", 0.3), fetch("b", 0.2), fetch("c", 0.1)
    )


async def timed(way):
    clock = asyncio.get_running_loop()
    start = clock.time()
    pages = await way()
    print(f"{way.__name__}: {pages} in {clock.time() - start:.1f} s")


async def main():
    await timed(one_after_the_other)
    await timed(together)


asyncio.run(main())
