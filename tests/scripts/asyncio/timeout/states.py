# arguments: --clock virtual
# rules: 24
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def attempt(function, *args):
        try:
            print(repr(function(*args)))
        except RuntimeError as error:
            print(error)

    scope = asyncio.timeout(None)
    print(scope, scope.when(), scope.expired())
    attempt(scope.reschedule, 1)
    async with scope:
        print(scope)
        scope.reschedule(loop.time() + 0.01)
        print(scope.when() > start, scope.expired())
        scope.reschedule(None)
        await asyncio.sleep(0.02)
    print(scope)
    attempt(scope.reschedule, 1)
    try:
        async with scope:
            pass
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(0.01) as scope:
            await asyncio.sleep(1)
    except TimeoutError as error:
        print(scope.expired(), repr(error), repr(error.__cause__), asyncio.current_task().cancelling())
    print(scope)
    async with asyncio.timeout(-1):
        print("a body that never awaits is not cancelled")
    try:
        async with asyncio.timeout_at(start):
            await asyncio.sleep(0)
    except TimeoutError:
        print("over already")
    try:
        async with asyncio.timeout(10):
            async with asyncio.timeout(0.01):
                await asyncio.sleep(1)
    except TimeoutError:
        print("the inner one")


asyncio.run(main())
try:
    asyncio.timeout(1).reschedule(2)
except RuntimeError as error:
    print(error)

# output:
# <Timeout [created]> None False
# Timeout has not been entered
# <Timeout [active] when=None>
# True False
# <Timeout [finished]>
# Cannot change state of finished Timeout
# Timeout has already been entered
# True TimeoutError() CancelledError() 0
# <Timeout [expired]>
# a body that never awaits is not cancelled
# over already
# the inner one
# no running event loop
