# rules: 19
import asyncio


async def level(name, inner):
    try:
        await inner
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "leaves")


async def main():
    chain = level("inner coroutine", asyncio.sleep(60))
    task = asyncio.create_task(level("outer coroutine", chain))
    waiter = asyncio.create_task(level("waiting task", task))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiter.cancel()
    print(await asyncio.gather(waiter, return_exceptions=True), task.cancelled())
    children = [asyncio.create_task(level(name, asyncio.sleep(60))) for name in "ab"]
    together = asyncio.gather(*children)
    await asyncio.sleep(0)
    print(together.cancel("all"))
    try:
        await together
    except asyncio.CancelledError as error:
        print(error.args, [child.cancelled() for child in children])

    async def replaced():
        try:
            await asyncio.sleep(60)
        finally:
            raise KeyError("cleaning up")

    task = asyncio.create_task(replaced())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except KeyError as error:
        print(repr(error), repr(error.__context__), task.cancelled())


asyncio.run(main())

# output:
# inner coroutine cancelled
# inner coroutine leaves
# outer coroutine cancelled
# outer coroutine leaves
# waiting task cancelled
# waiting task leaves
# [CancelledError('')] True
# True
# a cancelled
# a leaves
# b cancelled
# b leaves
# ('all',) [True, True]
# KeyError('cleaning up') CancelledError() False
