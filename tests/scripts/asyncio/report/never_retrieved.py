"""A future that failed, and that nobody asked, is reported when it dies; one that was asked is not."""
import asyncio  # rules: 32


async def fails(text):
    raise ValueError(text)


async def main():
    task = asyncio.create_task(fails("of a task"), name="T")
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("of a future"))
    del future
    together = asyncio.gather(fails("of several"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del together
    asked = asyncio.create_task(fails("asked"))
    await asyncio.wait([asked])
    asked.exception()
    del asked
    waited = asyncio.create_task(fails("waited for"))
    print(await asyncio.gather(waited, return_exceptions=True))


asyncio.run(main())

# output:
# [ValueError('waited for')]

# stderr:
# Task exception was never retrieved
# future: <Task finished name='T' coro=<fails() done, defined at never_retrieved.py:5> exception=ValueError('of a task')>
# Traceback (most recent call last):
#   File "never_retrieved.py", line 6, in fails
#     raise ValueError(text)
# ValueError: of a task
# Future exception was never retrieved
# future: <Future finished exception=KeyError('of a future')>
# KeyError: 'of a future'
# _GatheringFuture exception was never retrieved
# future: <_GatheringFuture finished exception=ValueError('of several')>
# Traceback (most recent call last):
#   File "never_retrieved.py", line 6, in fails
#     raise ValueError(text)
# ValueError: of several
