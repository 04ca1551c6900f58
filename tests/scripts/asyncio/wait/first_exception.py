# arguments: --clock virtual
# rules: 21
import asyncio


async def step(number, fails=False):
    try:
        await asyncio.sleep(number / 10)
        if fails:
            raise ValueError(number)
        return number
    finally:
        print("ends", number)


async def main():
    tasks = [asyncio.create_task(step(number, number == 2)) for number in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(sorted(tasks.index(task) for task in done), sorted(tasks.index(task) for task in pending))
    print(repr(tasks[2].exception()))
    for task in pending:
        task.cancel()
    done, pending = await asyncio.wait(pending)
    print([task.cancelled() for task in done], pending)


asyncio.run(main())

# output:
# ends 1
# ends 2
# [1, 2] [0]
# ValueError(2)
# ends 3
# [True] set()
