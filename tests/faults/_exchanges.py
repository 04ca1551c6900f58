"""What the scripts of this folder have in common: exchanges, one of which may fail, and nothing left behind."""
import asyncio
import gc
import os


def descriptors():
    gc.collect()
    return len(os.listdir("/proc/self/fd"))


async def settled(is_so):
    """Waits until it is so, on a busy machine too; whoever asks finds out whether it is."""
    for _ in range(250):
        await asyncio.sleep(0.02)
        if is_so():
            return


async def again(start):
    """What `start` makes, at the second attempt where the first fails."""
    try:
        return await start()
    except OSError:
        return await start()


async def check(serve, exchange, failures=()):
    """Runs a server and exchanges with it: at most one may fail, by an exception that is expected of it. `serve` makes something to
    close and what `exchange` gets."""
    outcomes = []

    async def attempts(count):
        closing, place = await again(serve)
        for _ in range(count):
            try:
                async with asyncio.timeout(20):
                    await exchange(place)
                outcomes.append("well")
            except (OSError, EOFError, *failures) as error:
                outcomes.append(type(error).__name__)
        await closing()
        await settled(lambda: len(asyncio.all_tasks()) == 1)

    # What is opened at first use is there when an exchange has gone well.
    while "well" not in outcomes[:2]:
        await attempts(1)
    before = descriptors()
    await attempts(4)
    await settled(lambda: descriptors() <= before)
    left = descriptors() - before
    assert outcomes.count("well") >= 4, outcomes
    assert len(asyncio.all_tasks()) == 1, asyncio.all_tasks()
    assert left == 0, f"{left} descriptors are left"
    print("nothing is left")
