"""Tasks that are waited for in other ways than all at once: as they complete, the first of them, in groups that fail."""
import asyncio


async def job(number):
    for _ in range(number % 4):
        await asyncio.sleep(0)
    if number % 40 == 39:
        raise ValueError(number)
    return number


async def in_order_of_completion(count):
    total = 0
    for earliest in asyncio.as_completed([job(number) for number in range(count)]):
        try:
            total += await earliest
        except ValueError:
            total -= 1
    return total


async def first_of_them(count):
    total, pending = 0, {asyncio.create_task(job(number)) for number in range(count)}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        total += sum(1 if task.exception() else task.result() for task in done)
    return total


async def group(count):
    failed = 0
    try:
        async with asyncio.TaskGroup() as tasks:
            for number in range(count):
                tasks.create_task(job(number))
    except* ValueError as errors:
        failed = len(errors.exceptions)
    return failed


async def main():
    total = 0
    for _ in range(60):
        total += await in_order_of_completion(50)
        total += await first_of_them(50)
        total += await group(50) + await group(30)
        total += await asyncio.shield(job(3)) + len(await asyncio.gather(*map(job, range(80)), return_exceptions=True))
    print(total)


asyncio.run(main())
