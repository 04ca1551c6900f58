# rules: 12
import asyncio


async def attempt(make):
    try:
        await make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


async def main():
    await attempt(lambda: asyncio.ensure_future(5))
    await attempt(lambda: asyncio.gather(5))
    await attempt(lambda: asyncio.create_task(5))
    await attempt(lambda: asyncio.wait([]))
    await attempt(lambda: asyncio.wait(5))
    await attempt(lambda: asyncio.shield(5))
    await attempt(lambda: asyncio.wait_for(5, 1))
    await attempt(lambda: asyncio.sleep("x"))
    await attempt(lambda: 5)
    await attempt(lambda: None)
    await attempt(lambda: [])
    await attempt(lambda: print)


asyncio.run(main())

# output:
# TypeError An asyncio.Future, a coroutine or an awaitable is required
# TypeError An asyncio.Future, a coroutine or an awaitable is required
# TypeError a coroutine was expected, got 5
# ValueError Set of Tasks/Futures is empty.
# TypeError 'int' object is not iterable
# TypeError An asyncio.Future, a coroutine or an awaitable is required
# TypeError object int can't be used in 'await' expression
# TypeError '<=' not supported between instances of 'str' and 'int'
# TypeError object int can't be used in 'await' expression
# TypeError object NoneType can't be used in 'await' expression
# TypeError object list can't be used in 'await' expression
# TypeError object builtin_function_or_method can't be used in 'await' expression
