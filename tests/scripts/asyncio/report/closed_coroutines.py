"""A coroutine that was closed before it began is not reported; one that was dropped is, at once."""
import asyncio  # rules: 31


async def job():
    pass


async def main():
    closed = job()
    closed.close()
    dropped = job()
    print("before")
    del dropped
    print("after")
    begun = job()
    await begun
    del begun
    [job() for _ in range(2)]


asyncio.run(main())

# output:
# before
# after

# stderr:
# closed_coroutines.py:14: RuntimeWarning: coroutine 'job' was never awaited
#   del dropped
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# closed_coroutines.py:19: RuntimeWarning: coroutine 'job' was never awaited
#   [job() for _ in range(2)]
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
