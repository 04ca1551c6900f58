# arguments: --clock virtual
# rules: 22
"""wait_for without a limit waits; with none left it hands out what is done and cancels what is not; else it is an `await` under a
timeout, in the caller's own task."""
import asyncio


async def attempt(awaitable, timeout):
    try:
        return await asyncio.wait_for(awaitable, timeout)
    except (TimeoutError, ValueError, asyncio.CancelledError) as error:
        return error, repr(error.__cause__)


async def who():
    return asyncio.current_task().get_name()


async def stubborn(ending):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
        if isinstance(ending, Exception):
            raise ending
        if ending:
            return ending
        raise


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    done.set_result("done")
    for limit in (None, 0, -1, 0.01):
        print(limit, await attempt(done, limit), await attempt(who(), limit))
    for limit in (0, -1, 0.01):
        pending = loop.create_future()
        print(limit, await attempt(pending, limit), pending.cancelled())
    for ending in (None, "a result all the same", ValueError("from the cleanup")):
        print(await attempt(stubborn(ending), 0.01))
        task = asyncio.create_task(stubborn(ending))
        await asyncio.sleep(0)
        print(await attempt(task, 0), task.cancelled())
    outer = asyncio.create_task(attempt(stubborn(None), 5))
    await asyncio.sleep(0)
    outer.cancel("from outside")
    print(await outer)


asyncio.run(main())

# output:
# None done Task-1
# 0 done (TimeoutError(), 'CancelledError()')
# -1 done (TimeoutError(), 'CancelledError()')
# 0.01 done Task-1
# 0 (TimeoutError(), 'CancelledError()') True
# -1 (TimeoutError(), 'CancelledError()') True
# 0.01 (TimeoutError(), 'CancelledError()') True
# cancelled ()
# (TimeoutError(), 'CancelledError()')
# cancelled ()
# (TimeoutError(), 'CancelledError()') True
# cancelled ()
# a result all the same
# cancelled ()
# a result all the same False
# cancelled ()
# (ValueError('from the cleanup'), 'None')
# cancelled ()
# (ValueError('from the cleanup'), 'None') False
# cancelled ('from outside',)
# (CancelledError('from outside'), 'None')
