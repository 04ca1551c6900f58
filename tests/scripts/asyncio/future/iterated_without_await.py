import asyncio


async def number(n):
    return n


async def main():
    numbers = asyncio.gather(number(1), number(2))
    try:
        for each in numbers:
            print(type(each).__name__)  # expect: _GatheringFuture
    except RuntimeError as error:
        print(error)  # expect: await wasn't used with future


asyncio.run(main())
