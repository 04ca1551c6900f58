"""Timeouts: give up waiting.

When the time is over, what runs inside the block is cancelled, and the
block raises TimeoutError.
"""

import asyncio


async def answer(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print("  (nobody waits for me any more)")
        raise
    return 42


async def main():
    for seconds in 0.1, 5:
        try:
            async with asyncio.timeout(0.3):
                print("the answer is", await answer(seconds))
        except TimeoutError:
            print("no answer in time")

    # The same for a single await.
    try:
        await asyncio.wait_for(answer(5), timeout=0.1)
    except TimeoutError:
        print("no answer this time either")

    # A deadline can be moved while we wait.
    async with asyncio.timeout(0.1) as patience:
        now = asyncio.get_running_loop().time()
        patience.reschedule(now + 1)
        print("with more patience:", await answer(0.2))


asyncio.run(main())
