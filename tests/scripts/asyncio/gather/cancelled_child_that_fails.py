import asyncio


async def stubborn():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        raise ValueError("instead of the cancellation")


async def main():
    child = asyncio.create_task(stubborn())
    together = asyncio.gather(child, return_exceptions=True)
    await asyncio.sleep(0)
    print(together.cancel())
    try:
        await together
    except asyncio.CancelledError as error:
        print(repr(error))
    print(repr(child.exception()), child.cancelled())


asyncio.run(main())

# output:
# True
# CancelledError()
# ValueError('instead of the cancellation') False
