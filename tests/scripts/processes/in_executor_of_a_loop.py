import asyncio, os
from concurrent.futures import ProcessPoolExecutor


def work(n):
    return n * n, os.getpid() != parent


parent = os.getpid()


async def main():
    loop = asyncio.get_running_loop()
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.001)

    ticker = asyncio.create_task(tick())
    with ProcessPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, work, n) for n in range(4))))
        try:
            await loop.run_in_executor(pool, int, "x")
        except ValueError as error:
            print(error)
    ticker.cancel()
    print(ticks > 0)


asyncio.run(main())

# output:
# [(0, True), (1, True), (4, True), (9, True)]
# invalid literal for int() with base 10: 'x'
# True
