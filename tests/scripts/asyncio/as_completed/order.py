# arguments: --clock virtual
# rules: 23
import asyncio


async def after(delay, value):
    await asyncio.sleep(delay)
    if value == "bad":
        raise ValueError(value)
    return value


async def main():
    for awaitable in asyncio.as_completed([after(0.03, "c"), after(0.01, "a"), after(0.02, "bad")]):
        try:
            print(await awaitable)
        except ValueError as error:
            print(repr(error))
    tasks = [asyncio.create_task(after(delay, str(delay)), name=str(delay)) for delay in (0.02, 0.01)]
    async for task in asyncio.as_completed(tasks):
        print(task in tasks, task.get_name(), await task)
    slow = [asyncio.create_task(after(delay, "late")) for delay in (0.01, 5, 5)]
    for awaitable in asyncio.as_completed(slow, timeout=0.05):
        try:
            print(await awaitable)
        except TimeoutError:
            print("too late")
    print([task.done() for task in slow])
    try:
        async for task in asyncio.as_completed(slow[1:], timeout=0.01):
            print(task)
    except TimeoutError:
        print("too late")
    for task in slow:
        task.cancel()
    print(list(asyncio.as_completed([])))


asyncio.run(main())

# output:
# a
# ValueError('bad')
# c
# True 0.01 0.01
# True 0.02 0.02
# late
# too late
# too late
# [True, False, False]
# too late
# []
