import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def resource(name):
    print("open", name)
    yield name
    print("close", name)


class Plain:
    def __enter__(self):
        return "plain"

    def __exit__(self, *details):
        print("plain exit", details[0])


async def say(*args, **kwds):
    await asyncio.sleep(0)
    print("said", args, kwds)


async def fail(*details):
    raise KeyError(len(details))


async def main():
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(resource("a")), stack.enter_context(Plain()))
        stack.push_async_callback(say, 1, two=2)
        stack.callback(print, "sync callback")
    try:
        async with AsyncExitStack() as stack:
            stack.push_async_exit(fail)
            raise ValueError("body")
    except KeyError as error:
        print(repr(error), repr(error.__context__))
    try:
        await AsyncExitStack().enter_async_context(Plain())
    except TypeError as error:
        print(error)


asyncio.run(main())

# output:
# open a
# a plain
# sync callback
# said (1,) {'two': 2}
# plain exit None
# close a
# KeyError(3) ValueError('body')
# '__main__.Plain' object does not support the asynchronous context manager protocol
