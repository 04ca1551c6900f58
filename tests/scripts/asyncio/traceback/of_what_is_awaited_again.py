"""Whoever awaits what failed sees its own way to the error, not those of others who awaited it before."""
import asyncio
import traceback


async def fails():
    raise ValueError("once")


async def awaits(future, depth):
    return await future if depth == 0 else await awaits(future, depth - 1)


def lines(error):
    return [(frame.name, frame.line) for frame in traceback.extract_tb(error.__traceback__)]


async def main():
    task = asyncio.create_task(fails())
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("never raised before"))
    for awaited in task, future:
        for depth in (0, 2, 0):
            try:
                await awaits(awaited, depth)
            except (ValueError, KeyError) as error:
                print(lines(error))
        try:
            awaited.result()
        except (ValueError, KeyError) as error:
            print(lines(error))
        print(len(lines(awaited.exception())))
    waiting = [asyncio.create_task(awaits(task, number), name=str(number)) for number in range(2)]
    for error in await asyncio.gather(*waiting, return_exceptions=True):
        print(error is task.exception())
    for one in waiting:
        try:
            await one
        except ValueError as error:
            print(lines(error))


asyncio.run(main())

# output:
# [('main', 'await awaits(awaited, depth)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)'), ('fails', 'raise ValueError("once")')]
# [('main', 'await awaits(awaited, depth)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)')]
# [('main', 'await awaits(awaited, depth)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)')]
# [('main', 'awaited.result()')]
# 1
# [('main', 'await awaits(awaited, depth)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)')]
# [('main', 'await awaits(awaited, depth)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)')]
# [('main', 'await awaits(awaited, depth)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)')]
# [('main', 'awaited.result()')]
# 1
# True
# True
# [('main', 'await one'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)')]
# [('main', 'await one'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)'), ('awaits', 'return await future if depth == 0 else await awaits(future, depth - 1)')]
