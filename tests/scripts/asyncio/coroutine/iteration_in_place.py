# arguments: --clock virtual
# `async for` over asynchronous generators and over classes with an `__anext__` of their own, whatever that returns.
import asyncio


async def numbers(n, log):
    try:
        for i in range(n):
            if i % 2:
                await asyncio.sleep(1)
            got = yield i
            if got:
                log.append(got)
    finally:
        log.append("closed")


async def doubled(source):
    async for x in source:
        yield 2 * x


class Plain:
    def __init__(self, *items):
        self.items = list(items)

    def __aiter__(self):
        return self

    def __anext__(self):
        if not self.items:
            raise StopAsyncIteration
        future = asyncio.get_running_loop().create_future()
        future.set_result(self.items.pop(0))
        return future


class Async(Plain):
    async def __anext__(self):
        await asyncio.sleep(0)
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop(0)


class Nested(Plain):
    def __anext__(self):
        if not self.items:
            raise StopAsyncIteration
        return numbers(1, self.items.pop(0)).__anext__()


class Wrong(Plain):
    def __anext__(self):
        return 5


async def shares(generator, name):
    try:
        async for x in generator:
            print(name, x)
    except RuntimeError as error:
        print(name, error)


async def fails():
    yield 1
    raise KeyError("inside")


async def stops():
    yield 1
    raise StopAsyncIteration


async def main():
    log = []
    print([x async for x in doubled(numbers(4, log))], log)
    for source in (Plain(1, 2), Async(3, 4), Nested([], [])):
        print([x async for x in source])
    generator = numbers(5, log)
    async for x in generator:
        if x == 2:
            break
    print(await generator.asend("sent"), await generator.__anext__(), log)
    await generator.aclose()
    async for x in generator:
        print("never")
    print(log)
    generator = numbers(3, log)
    await asyncio.gather(shares(generator, "one"), shares(generator, "two"))
    for broken in (fails(), stops(), Wrong()):
        try:
            async for x in broken:
                print(x)
        except Exception as error:
            print(type(error).__name__, error)
    generator = numbers(3, log)
    task = asyncio.create_task(shares(generator, "cancelled"))
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), log[-1], generator.ag_frame)


asyncio.run(main())

# output:
# [0, 2, 4, 6] ['closed']
# [1, 2]
# [3, 4]
# [0, 0]
# 3 4 ['closed', 'sent']
# ['closed', 'sent', 'closed']
# one 0
# two anext(): asynchronous generator is already running
# one 1
# one 2
# 1
# KeyError 'inside'
# 1
# RuntimeError async generator raised StopAsyncIteration
# TypeError 'async for' received an invalid object from __anext__: int
# cancelled 0
# True closed None
