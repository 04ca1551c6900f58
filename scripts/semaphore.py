"""A semaphore: at most so many at a time.

Five cars, two pumps. Whoever finds no pump free waits, and is served
in the order of arrival.
"""

import asyncio


async def refuel(car, pumps):
    async with pumps:
        print(f"{car} at the pump")
        await asyncio.sleep(0.2)
    print(f"{car} drives off")


async def main():
    pumps = asyncio.Semaphore(2)
    start = asyncio.get_running_loop().time()
    async with asyncio.TaskGroup() as road:
        for car in "red", "blue", "green", "white", "black":
            road.create_task(refuel(car, pumps))
    end = asyncio.get_running_loop().time()
    print(f"five cars, two pumps: {end - start:.1f} s")


asyncio.run(main())
