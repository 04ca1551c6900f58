"""as_completed takes an iterable of awaitables."""
import asyncio


async def nothing():
    pass


async def main():
    coroutine = nothing()
    for wrong in (coroutine, 3, [3], [[]]):
        try:
            asyncio.as_completed(wrong)
        except TypeError as error:
            print(error)
    await coroutine


asyncio.run(main())

# output:
# expects an iterable of awaitables, not coroutine
# 'int' object is not iterable
# An asyncio.Future, a coroutine or an awaitable is required
# unhashable type: 'list'
