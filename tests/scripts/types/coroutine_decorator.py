import asyncio
import inspect
import types


@types.coroutine
def switch():
    got = yield
    return got


async def main():
    print("before", await switch())  # expect: before sent


coroutine = main()
coroutine.send(None)
try:
    coroutine.send("sent")
except StopIteration:
    print("done")  # expect: done
print(inspect.isawaitable(switch()), inspect.iscoroutine(switch()), inspect.isgenerator(switch()))  # expect: True False True


@types.coroutine
def sleeper():
    yield from asyncio.sleep(0, "slept").__await__()
    return "woke"


async def outer():
    return await sleeper()


print(asyncio.run(outer()))  # expect: woke
try:
    types.coroutine(3)
except TypeError as error:
    print(error)  # expect: types.coroutine() expects a callable
