"""Short tasks, by gather and by a task group."""
import asyncio


async def square(number):
    return number * number


async def main():
    total = 0
    for _ in range(20):
        total += sum(await asyncio.gather(*map(square, range(500))))
    for _ in range(20):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(square(number)) for number in range(500)]
        total += sum(task.result() for task in tasks)
    print(total)


asyncio.run(main())
