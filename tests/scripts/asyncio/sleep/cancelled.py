# arguments: --clock virtual
# rules: 3
"""A sleep that is cancelled is over at once; its timer no longer counts for the next one."""
import asyncio


async def nap(seconds, log):
    for _ in range(3):
        try:
            await asyncio.sleep(seconds)
            log.append((seconds, "slept"))
        except asyncio.CancelledError as error:
            log.append((seconds, "cancelled", error.args))


async def main():
    log = []
    naps = [asyncio.create_task(nap(seconds, log)) for seconds in (0.1, 0.25, 0.37)]
    await asyncio.sleep(0.15)
    naps[1].cancel("x")
    naps[2].cancel()
    await asyncio.sleep(0.2)
    print(log)
    await asyncio.gather(*naps)
    print(log[5:])


asyncio.run(main())

# output:
# [(0.1, 'slept'), (0.25, 'cancelled', ('x',)), (0.37, 'cancelled', ()), (0.1, 'slept'), (0.1, 'slept')]
# [(0.25, 'slept'), (0.37, 'slept'), (0.25, 'slept'), (0.37, 'slept')]
