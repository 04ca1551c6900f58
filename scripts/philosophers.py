"""The dining philosophers: five forks, and each needs two.

If everybody takes the left fork first, all may wait for ever. Taking
the forks in one order, the same for all, makes that impossible.
"""

import asyncio

NAMES = ["Plato", "Hypatia", "Kant", "Arendt", "Socrates"]


async def dine(name, left, right, forks):
    first, second = sorted((left, right))
    for course in "soup", "salad":
        async with forks[first]:
            await asyncio.sleep(0)  # the others reach out, too
            async with forks[second]:
                print(f"{name} eats {course} with forks {first}, {second}")
                await asyncio.sleep(0.1)


async def main():
    forks = [asyncio.Lock() for _ in NAMES]
    async with asyncio.TaskGroup() as table:
        for seat, name in enumerate(NAMES):
            neighbour = (seat + 1) % len(NAMES)
            table.create_task(dine(name, seat, neighbour, forks))
    print("everybody has eaten")


asyncio.run(main())
