# rules: 12
"""What a task may not await: itself, another loop's future, a generator, a coroutine that runs or has run."""
import asyncio


class Yields:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value


def generator():
    yield


async def awaits(awaitable):
    await awaitable


async def attempt(coroutine):
    try:
        await asyncio.create_task(coroutine, name="T")
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0].split(" coro=")[0])


async def pause():
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    for value in (42, "text", 1.5, object):
        await attempt(awaits(Yields(value)))
    await attempt(awaits(Yields(generator())))
    # A future must be awaited, not yielded.
    await attempt(awaits(Yields(loop.create_future())))

    async def awaits_itself():
        await asyncio.current_task()

    await attempt(awaits_itself())
    other = asyncio.new_event_loop()
    await attempt(awaits(other.create_future()))
    other.close()
    used = pause()
    await used
    await attempt(awaits(used))
    await attempt(used)
    shared = pause()
    first = asyncio.create_task(awaits(shared))
    second = asyncio.create_task(awaits(shared))
    for result in await asyncio.gather(first, second, return_exceptions=True):
        print(repr(result))
    try:
        await asyncio.gather(loop.create_future(), asyncio.new_event_loop().create_future())
    except ValueError as error:
        print(error)


asyncio.run(main())

# output:
# RuntimeError Task got bad yield: 42
# RuntimeError Task got bad yield: 'text'
# RuntimeError Task got bad yield: 1.5
# RuntimeError Task got bad yield: <class 'object'>
# RuntimeError yield was used instead of yield from for generator in task <Task pending name='T'
# RuntimeError yield was used instead of yield from in task <Task pending name='T'
# RuntimeError Task cannot await on itself: <Task pending name='T'
# RuntimeError Task <Task pending name='T'
# RuntimeError cannot reuse already awaited coroutine
# RuntimeError cannot reuse already awaited coroutine
# None
# RuntimeError('coroutine is being awaited already')
# The future belongs to a different loop than the one specified as the loop argument
