# arguments: --clock virtual
# rules: 17
import asyncio


async def child(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise


async def main():
    both = asyncio.gather(child("a"), child("b"))
    await asyncio.sleep(0)
    print(both.cancel("enough"), both.done())
    try:
        await both
    except asyncio.CancelledError as error:
        print("gather", error.args, both.cancelled())

    # With return_exceptions the children's cancellation still ends the wait.
    both = asyncio.gather(child("c"), child("d"), return_exceptions=True)
    await asyncio.sleep(0)
    both.cancel()
    try:
        print(await both)
    except asyncio.CancelledError as error:
        print("gather", error.args)

    # One child cancelled is one exception among the results.
    single = asyncio.create_task(child("e"))
    both = asyncio.gather(single, asyncio.sleep(2, "slept"), return_exceptions=True)
    await asyncio.sleep(0)
    single.cancel("just this one")
    print(await both)


asyncio.run(main())

# output:
# True False
# a cancelled ('enough',)
# b cancelled ('enough',)
# gather ('enough',) False
# c cancelled ()
# d cancelled ()
# gather ()
# e cancelled ('just this one',)
# [CancelledError(''), 'slept']
