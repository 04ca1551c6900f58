# arguments: --clock virtual
"""What an `async for` over asynchronous generators shows while they run, wait, end and fail."""
import asyncio
import inspect
import sys
import traceback


async def numbers(n, pause=3):
    for i in range(n):
        if i % pause == 0:
            await asyncio.sleep(0.01)
        yield i


async def doubled(source):
    async for x in source:
        yield x * 2


async def kept(source):
    try:
        async for x in source:
            if x % 4 == 0:
                yield x
    finally:
        print("kept ends", type(sys.exception()).__name__)


async def stopped():
    items = kept(doubled(numbers(10)))
    async for x in items:
        print("item", x)
        if x == 8:
            break
    print("left", items.ag_running, items.ag_frame is None, items.ag_await)
    await items.aclose()
    print("closed", items.ag_frame)
    async for x in items:
        print("never")
    else:
        print("else")


async def itself():
    """Who is running, seen from inside, and what a second step of the same generator says."""
    def states():
        print(inspect.getcoroutinestate(task.get_coro()), holder[0].ag_running, holder[0].ag_await)
        print([frame.name for frame in traceback.extract_stack() if frame.name in ("itself", "inner", "outer", "states")])

    async def inner():
        states()
        yield 1
        try:
            await holder[0].asend(None)
        except RuntimeError as error:
            print(error)
        try:
            await anext(holder[0])
        except RuntimeError as error:
            print(error)
        try:
            await holder[0].aclose()
        except RuntimeError as error:
            print(error)
        try:
            async for _ in holder[0]:
                print("never")
        except RuntimeError as error:
            print(error)
        await asyncio.sleep(0)
        states()
        yield 2

    async def outer():
        async for x in inner():
            yield x

    task = asyncio.current_task()
    holder = [outer()]
    async for x in holder[0]:
        print("got", x, holder[0].ag_running)


async def fails_after(n, source):
    async for x in source:
        if x == n:
            raise KeyError(x)
        yield x


async def failures():
    try:
        async for x in doubled(fails_after(1, numbers(5))):
            print("before", x)
    except KeyError as error:
        names = [(entry.name, entry.line) for entry in traceback.extract_tb(error.__traceback__)]
        print(names, error.__context__)
    try:
        raise ValueError("first")
    except ValueError:
        try:
            async for x in fails_after(0, numbers(5, 99)):
                pass
        except KeyError as error:
            print(repr(error), repr(error.__context__))
        items = doubled(numbers(2))
        async for x in items:
            print("in handler", x, repr(sys.exception()))

    async def stops():
        yield 1
        raise StopAsyncIteration("inside")

    async def stops_too():
        yield 1
        raise StopIteration("inside")

    for source in stops(), stops_too():
        try:
            async for x in source:
                print(x)
        except RuntimeError as error:
            print(error, repr(error.__cause__))


async def ignores():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit seen")
        yield 3


async def closing():
    items = ignores()
    async for x in items:
        print(x)
        break
    try:
        await items.aclose()
    except RuntimeError as error:
        print(error)


async def sent():
    async def echo():
        got = "begun"
        while True:
            got = yield got
            if got is None:
                print("asked by for")
                return

    items = echo()
    print(await items.asend(None), await items.asend(5), await items.asend(6))
    async for x in items:
        print("never")
    try:
        await items.asend(1)
    except StopAsyncIteration as error:
        print("over", error.args)

    async def thrown():
        while True:
            try:
                yield "waiting"
            except ValueError as error:
                yield repr(error)

    items = thrown()
    async for x in items:
        print(x)
        if x != "waiting":
            break
        print(await items.athrow(ValueError("in")))
        break
    async for x in items:
        print(x)
        break
    await items.aclose()


class Item:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("gone", self.n)


async def lifetimes():
    async def items():
        for i in range(3):
            yield Item(i)

    async def passing(source):
        async for x in source:
            yield x

    async for x in passing(items()):
        pass
    print("after")
    x = None

    async def last():
        item = Item(9)
        yield 1

    async for x in last():
        print(x)


async def nested():
    total = 0
    async for x in numbers(3):
        async for y in doubled(numbers(3)):
            async for z in numbers(2):
                total += x * y + z
    listed = [(x, y) async for x in numbers(2) async for y in numbers(2)]
    print(total, listed, {x async for x in doubled(numbers(4))}, [x async for x in (y + 1 async for y in numbers(3))])


async def called_inside():
    async def add(a, b):
        return a + b

    async def late(a):
        await asyncio.sleep(0.01)
        return -a

    async def sums(source):
        async for x in source:
            value = await add(x, 1)
            if value % 2:
                value = await late(value)
            yield value

    async def all_of(source):
        async for x in source:
            yield await add(x, 100)

    async def collect(source):
        return [x async for x in source]

    print(await collect(all_of(sums(numbers(5, 2)))))


async def cancelled():
    async def slow():
        try:
            for i in range(100):
                await asyncio.sleep(0.04)
                yield i
        except asyncio.CancelledError:
            print("slow cancelled")
            raise
        finally:
            await asyncio.sleep(0.01)
            print("slow cleaned")

    async def reader():
        try:
            async for x in doubled(slow()):
                print("read", x)
        finally:
            print("reader ends")

    task = asyncio.create_task(reader())
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    try:
        async with asyncio.timeout(0.025):
            async for x in numbers(100, 1):
                print("timed", x)
    except TimeoutError:
        print("timeout")


async def main():
    for part in stopped, itself, failures, closing, sent, lifetimes, nested, called_inside, cancelled:
        print("--", part.__name__)
        await part()


asyncio.run(main())

# output:
# -- stopped
# item 0
# item 4
# item 8
# left False False None
# kept ends GeneratorExit
# closed None
# else
# -- itself
# CORO_RUNNING True None
# ['itself', 'outer', 'inner', 'states']
# got 1 False
# anext(): asynchronous generator is already running
# anext(): asynchronous generator is already running
# aclose(): asynchronous generator is already running
# anext(): asynchronous generator is already running
# CORO_RUNNING True None
# ['itself', 'outer', 'inner', 'states']
# got 2 False
# -- failures
# before 0
# [('failures', 'async for x in doubled(fails_after(1, numbers(5))):'), ('doubled', 'async for x in source:'), ('fails_after', 'raise KeyError(x)')] None
# KeyError(0) ValueError('first')
# in handler 0 ValueError('first')
# in handler 2 ValueError('first')
# 1
# async generator raised StopAsyncIteration StopAsyncIteration('inside')
# 1
# async generator raised StopIteration StopIteration('inside')
# -- closing
# 1
# exit seen
# async generator ignored GeneratorExit
# -- sent
# begun 5 6
# asked by for
# over ()
# waiting
# ValueError('in')
# waiting
# -- lifetimes
# gone 0
# gone 1
# after
# gone 2
# 1
# gone 9
# -- nested
# 45 [(0, 0), (0, 1), (1, 0), (1, 1)] {0, 2, 4, 6} [1, 2, 3]
# -- called_inside
# [99, 102, 97, 104, 95]
# -- cancelled
# read 0
# read 2
# slow cancelled
# slow cleaned
# reader ends
# cancelled True
# timed 0
# timed 1
# timeout
