import asyncio


async def numbers():
    yield 1


async def attempt(make):
    try:
        await make()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


async def for_over_async():
    for number in numbers():
        pass


async def async_for_over_list():
    async for number in [1]:
        pass


async def with_a_lock():
    with asyncio.Lock():
        pass


async def async_with_a_list():
    async with [1]:
        pass


async def awaits_a_function():
    await attempt


async def awaits_a_generator():
    await (number for number in range(3))


async def awaits_an_async_generator():
    await numbers()


async def main():
    await attempt(for_over_async)
    await attempt(async_for_over_list)
    await attempt(with_a_lock)
    await attempt(async_with_a_list)
    await attempt(awaits_a_function)
    await attempt(awaits_a_generator)
    await attempt(awaits_an_async_generator)


asyncio.run(main())

# output:
# TypeError 'async_generator' object is not iterable
# TypeError 'async for' requires an object with __aiter__ method, got list
# TypeError 'Lock' object does not support the context manager protocol
# TypeError 'list' object does not support the asynchronous context manager protocol
# TypeError object function can't be used in 'await' expression
# TypeError object generator can't be used in 'await' expression
# TypeError object async_generator can't be used in 'await' expression
