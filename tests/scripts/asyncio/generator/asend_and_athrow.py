# rules: 37
import asyncio


async def echo():
    heard = "nothing"
    while True:
        try:
            heard = yield heard
        except ValueError as error:
            heard = f"caught {error}"


async def numbers(count):
    for number in range(count):
        yield number


async def main():
    talk = echo()
    print(await talk.asend(None), await talk.asend("hello"), await talk.athrow(ValueError("x")), await anext(talk))
    await talk.aclose()
    try:
        await talk.asend(1)
    except StopAsyncIteration as error:
        print(repr(error))
    try:
        await echo().asend(1)
    except TypeError as error:
        print(error)

    walking = numbers(2)
    try:
        await asyncio.gather(walking.asend(None), walking.asend(None))
    except RuntimeError as error:
        print(error)
    print(await anext(walking, "default"))
    print([pair async for pair in ((a, b) async for a in numbers(2) for b in "xy")])
    print({n: await asyncio.sleep(0, n * n) async for n in numbers(4) if n % 2}, {n async for n in numbers(2)})


asyncio.run(main())

# output:
# nothing hello caught x None
# StopAsyncIteration()
# can't send non-None value to a just-started async generator
# default
# [(0, 'x'), (0, 'y'), (1, 'x'), (1, 'y')]
# {1: 1, 3: 9} {0, 1}
