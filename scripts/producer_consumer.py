"""A queue between tasks that work at different speeds.

The queue has room for two: the baker waits when it is full, the
customers wait when it is empty.
"""

import asyncio


async def baker(shelf, loaves):
    for number in range(1, loaves + 1):
        await shelf.put(f"loaf {number}")
        print(f"baked loaf {number}, {shelf.qsize()} on the shelf")
    shelf.shutdown()  # no more today: empty the shelf, then go home
    print("the baker goes home")


async def customer(name, shelf, minutes):
    bought = []
    try:
        while True:
            bought.append(await shelf.get())
            print(f"{name} takes {bought[-1]}")
            await asyncio.sleep(minutes / 10)
    except asyncio.QueueShutDown:
        print(f"{name} has {len(bought)}")


async def main():
    shelf = asyncio.Queue(maxsize=2)
    async with asyncio.TaskGroup() as village:
        village.create_task(baker(shelf, loaves=6))
        village.create_task(customer("Ada", shelf, minutes=1))
        village.create_task(customer("Ben", shelf, minutes=2.5))


asyncio.run(main())
