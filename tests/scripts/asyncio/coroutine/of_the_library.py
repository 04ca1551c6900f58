import asyncio


class Pause:
    """An awaitable on top of a coroutine of the library."""

    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "went on"


async def main():
    print(await Pause())
    coroutine = asyncio.sleep(5)
    print(type(coroutine).__name__, coroutine.__name__, coroutine.__qualname__, asyncio.iscoroutine(coroutine))
    print(coroutine.cr_running, coroutine.cr_suspended, str(coroutine)[:23])
    coroutine.close()
    try:
        await coroutine
    except RuntimeError as error:
        print(error)

    started = asyncio.sleep(0, "result")
    started.send(None)
    print(started.cr_suspended)
    try:
        started.send(None)
    except StopIteration as stop:
        print(stop.value)
    thrown = asyncio.sleep(0)
    try:
        thrown.throw(ValueError("thrown in"))
    except ValueError as error:
        print(error)


asyncio.run(main())

# output:
# went on
# coroutine sleep sleep True
# False False <coroutine object sleep
# cannot reuse already awaited coroutine
# True
# result
# thrown in
