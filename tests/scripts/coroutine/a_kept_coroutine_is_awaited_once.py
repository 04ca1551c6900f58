import asyncio


async def one():
    return 1


async def main():
    kept = one()
    await kept
    try:
        await kept
    except RuntimeError as error:
        print(error)
    nap = asyncio.sleep(0, "woken")
    print(await nap)
    print(asyncio.iscoroutine(nap))
    try:
        await nap
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# output:
# cannot reuse already awaited coroutine
# woken
# True
# cannot reuse already awaited coroutine
