import asyncio
import os
import sys


async def main():
    async def first():
        await other

    async def second():
        await task

    task = asyncio.create_task(first(), name="first")
    other = asyncio.create_task(second(), name="second")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(repr(task).count("wait_for=<Task"), "wait_for=..." in repr(task))  # expect: 1 True
    try:
        task.cancel()
    except RecursionError as error:
        print(error)  # expect: maximum recursion depth exceeded while calling a Python object
    # They will never end.
    sys.stdout.flush()
    os._exit(0)


asyncio.run(main())
