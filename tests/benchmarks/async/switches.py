"""Tasks that yield to one another."""
import asyncio


async def worker(turns, log):
    for _ in range(turns):
        await asyncio.sleep(0)
    log.append(turns)


async def main():
    log = []
    await asyncio.gather(*(worker(200 + i % 7, log) for i in range(200)))
    print(len(log), sum(log))


asyncio.run(main())
