import asyncio
from contextlib import aclosing, asynccontextmanager, nullcontext


@asynccontextmanager
async def connection(name):
    print("open", name)
    try:
        await asyncio.sleep(0)
        yield name
    except ValueError as error:
        print("caught", error)
    finally:
        await asyncio.sleep(0)
        print("close", name)


@connection("decorating")
async def fetch(x):
    return x


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")


async def main():
    async with connection("a") as name:
        print("inside", name)
    async with connection("b"):
        raise ValueError("swallowed")
    try:
        async with connection("c"):
            raise KeyError("passed on")
    except KeyError as error:
        print("got", error)
    print(await fetch(5))
    async with aclosing(numbers()) as stream:
        async for number in stream:
            print(number)
            break
    async with nullcontext(8) as value:
        print(value)
    try:
        with connection("d"):
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())

# output:
# open a
# inside a
# close a
# open b
# caught swallowed
# close b
# open c
# close c
# got 'passed on'
# open decorating
# close decorating
# 5
# 1
# numbers closed
# 8
# '_AsyncGeneratorContextManager' object does not support the context manager protocol
