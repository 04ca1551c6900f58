# arguments: --clock virtual
# rules: 21
"""wait takes a set of tasks or futures that is not empty; it never raises for them, never cancels them, and passes over a
cancellation where it waits for an exception."""
import asyncio


async def after(seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error
    return seconds


async def attempt(*args, **kwargs):
    try:
        await asyncio.wait(*args, **kwargs)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])


async def main():
    coroutine = after(0)
    await attempt([coroutine])
    await attempt(coroutine)
    coroutine.close()
    await attempt([])
    await attempt(set())
    task = asyncio.create_task(after(0))
    await attempt(task)
    await attempt([task], return_when="SOMETIME")
    print(await asyncio.wait([task, task]) == ({task}, set()))

    failing, slow = asyncio.create_task(after(0.01, KeyError("k"))), asyncio.create_task(after(0.05))
    done, pending = await asyncio.wait([failing, slow], timeout=0.02)
    print(done == {failing}, pending == {slow}, slow.cancelling())
    done, pending = await asyncio.wait([slow], timeout=0)
    print(done, pending == {slow}, repr(failing.exception()))
    done, pending = await asyncio.wait([slow], timeout=-1)
    print(done, pending == {slow}, await slow)

    cancelled, failing, slow = (asyncio.create_task(after(*args)) for args in ((1,), (0.02, ValueError("v")), (0.05,)))
    asyncio.get_running_loop().call_later(0.01, cancelled.cancel)
    done, pending = await asyncio.wait([cancelled, failing, slow], return_when=asyncio.FIRST_EXCEPTION)
    print(done == {cancelled, failing}, pending == {slow}, repr(failing.exception()))

    waiting = asyncio.create_task(asyncio.wait([slow]))
    await asyncio.sleep(0)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True), slow.cancelling(), await slow)


asyncio.run(main())

# output:
# TypeError Passing coroutines is forbidden, use tasks explicitly.
# TypeError expect a list of futures, not coroutine
# ValueError Set of Tasks/Futures is empty.
# ValueError Set of Tasks/Futures is empty.
# TypeError expect a list of futures, not Task
# ValueError Invalid return_when value: SOMETIME
# True
# True True 0
# set() True KeyError('k')
# set() True 0.05
# True True ValueError('v')
# [CancelledError('')] 0 0.05
