# arguments: --clock virtual
# rules: 24
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.1):
            async with asyncio.timeout(1):
                await asyncio.sleep(5)
    except TimeoutError:
        print("the outer one")
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(0.1):
                    await asyncio.sleep(5)
            except TimeoutError:
                print("the inner one")
            await asyncio.sleep(0.1)
            print("the outer one goes on")
    except TimeoutError:
        print("not reached")
    async with asyncio.timeout(None) as timeout:
        print(timeout.when(), timeout.expired(), timeout)
    fresh = asyncio.timeout(5)
    print(fresh)
    try:
        fresh.reschedule(1)
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# output:
# the outer one
# the inner one
# the outer one goes on
# None False <Timeout [active] when=None>
# <Timeout [created]>
# Timeout has not been entered
