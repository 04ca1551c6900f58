# rules: 37
"""Asynchronous generators that are used in two places at once, or that go on where they may not."""
import asyncio


async def ignores_its_end():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def raises_the_end():
    yield 1
    raise StopAsyncIteration("by hand")


async def waits():
    await asyncio.sleep(0)
    yield 1


async def attempt(awaitable):
    try:
        print(await awaitable)
    except (RuntimeError, StopAsyncIteration, TypeError, ValueError) as error:
        print(type(error).__name__, error, repr(error.__cause__))


async def main():
    generator = ignores_its_end()
    await attempt(anext(generator))
    await attempt(generator.aclose())
    generator = raises_the_end()
    await attempt(anext(generator))
    await attempt(anext(generator))
    for method in ("__anext__", "asend", "athrow", "aclose"):
        generator = waits()
        first = asyncio.ensure_future(anext(generator))
        await asyncio.sleep(0)
        args = {"asend": (None,), "athrow": (ValueError("v"),)}.get(method, ())
        await attempt(getattr(generator, method)(*args))
        print(await first)
    generator = waits()
    await generator.aclose()
    await attempt(anext(generator, "default"))
    await attempt(anext(generator))
    await attempt(waits().asend(1))
    step = waits().asend(None)
    step.close()
    await attempt(step)


asyncio.run(main())

# output:
# 1
# RuntimeError async generator ignored GeneratorExit None
# 1
# RuntimeError async generator raised StopAsyncIteration StopAsyncIteration('by hand')
# RuntimeError anext(): asynchronous generator is already running None
# 1
# RuntimeError anext(): asynchronous generator is already running None
# 1
# RuntimeError athrow(): asynchronous generator is already running None
# 1
# RuntimeError aclose(): asynchronous generator is already running None
# 1
# default
# StopAsyncIteration  None
# TypeError can't send non-None value to a just-started async generator None
# RuntimeError cannot reuse already awaited __anext__()/asend() None
