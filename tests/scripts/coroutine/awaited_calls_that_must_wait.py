"""`await f(x)` of coroutine functions, nested: some wait at the bottom, some do not, some fail before or after they waited."""
import asyncio
import weakref


class Held:
    def __del__(self):
        print("let go")


class Manager:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await turn(self.name == "waiting")
        print("enter", self.name)
        return self

    async def __aexit__(self, kind, value, trace):
        await turn(self.name == "waiting")
        print("leave", self.name, kind and kind.__name__)
        return kind is KeyError


async def turn(waits):
    if waits:
        await asyncio.sleep(0)
    return waits


async def down(depth, waits, held=None):
    if depth == 0:
        if waits:
            await asyncio.sleep(0)
        return 0
    a, b, c = depth, str(depth), [depth]
    below = await down(depth - 1, waits, held)
    assert (a, b, c) == (depth, str(depth), [depth])
    return below + await down(0, False) + a


async def fails(depth, waits):
    try:
        if depth == 0:
            await turn(waits)
            raise ValueError("at the bottom")
        return await fails(depth - 1, waits)
    except ValueError as error:
        if depth == 2:
            raise LookupError("on the way") from error
        raise
    finally:
        await turn(waits)


async def stops(waits):
    await turn(waits)
    raise StopIteration("early")


async def numbers(n, waits):
    for i in range(n):
        await turn(waits and i % 2 == 0)
        yield await down(i, waits and i % 2)


async def total(n, waits):
    result = 0
    async for number in numbers(n, waits):
        result += number
    return result + sum([number async for number in numbers(n, waits)])


async def with_managers(waits):
    async with Manager("waiting" if waits else "ready") as manager:
        async with Manager("inner"):
            raise KeyError(manager.name)
    return "swallowed"


async def awaits_done(future):
    return await future + await turn(False)


async def keeps(waits):
    held = Held()
    link = weakref.ref(held)
    await down(3, waits, held)
    assert link() is held
    return waits


async def cancelled_inside(log):
    async def inner():
        try:
            await asyncio.sleep(3600)
        finally:
            log.append("finally")

    try:
        await inner()
    except asyncio.CancelledError:
        log.append("cancelled")
        await turn(True)
        raise


async def main():
    for waits in (False, True):
        print("waits:", waits)
        print(await down(20, waits), await total(5, waits), await with_managers(waits))
        try:
            await fails(4, waits)
        except LookupError as error:
            print(repr(error), repr(error.__cause__), repr(error.__context__))
        try:
            await stops(waits)
        except RuntimeError as error:
            print(error, repr(error.__cause__))
        print(await keeps(waits))
    future = asyncio.get_running_loop().create_future()
    future.set_result(7)
    print(await awaits_done(future))
    log = []
    task = asyncio.create_task(cancelled_inside(log))
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), log)
    print(await asyncio.gather(*[down(5, i % 2) for i in range(4)]))


asyncio.run(main())

# output:
# waits: False
# enter ready
# enter inner
# leave inner KeyError
# leave ready None
# 210 40 swallowed
# LookupError('on the way') ValueError('at the bottom') ValueError('at the bottom')
# coroutine raised StopIteration StopIteration('early')
# let go
# False
# waits: True
# enter waiting
# enter inner
# leave inner KeyError
# leave waiting None
# 210 40 swallowed
# LookupError('on the way') ValueError('at the bottom') ValueError('at the bottom')
# coroutine raised StopIteration StopIteration('early')
# let go
# True
# 7
# [CancelledError('')] ['finally', 'cancelled']
# [15, 15, 15, 15]
