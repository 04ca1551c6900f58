# rules: 20
import asyncio


async def value(number):
    await asyncio.sleep(0)
    return number


async def main():
    coroutine = value(1)
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, "future")
    print(await asyncio.gather(coroutine, future, coroutine, future))
    print(await asyncio.gather(), await asyncio.gather(return_exceptions=True))
    first, second = asyncio.create_task(value(1)), asyncio.create_task(asyncio.sleep(60))
    second.cancel("gone")
    print(await asyncio.gather(first, second, return_exceptions=True), asyncio.current_task().cancelling())
    other = asyncio.create_task(value(2))
    second = asyncio.create_task(asyncio.sleep(60))
    second.cancel("gone")
    try:
        await asyncio.gather(other, second)
    except asyncio.CancelledError as error:
        print("cancelled child", error.args, other.done(), await other)
    try:
        asyncio.gather([])
    except TypeError as error:
        print(error)
    try:
        await asyncio.gather(5)
    except TypeError as error:
        print(error)


asyncio.run(main())

# output:
# [1, 'future', 1, 'future']
# [] []
# [1, CancelledError('')] 0
# cancelled child ('gone',) True 2
# unhashable type: 'list'
# An asyncio.Future, a coroutine or an awaitable is required
