import asyncio


async def main():
    try:
        await asyncio.wait(iter([]))
    except AssertionError as error:
        print(error)  # expect: Set of Futures is empty.
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)  # expect: Set of Tasks/Futures is empty.


asyncio.run(main())
