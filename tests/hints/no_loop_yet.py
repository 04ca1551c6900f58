# arguments: --hints on
# expect status: 1
import asyncio
async def inner(): return 1
t = asyncio.create_task(inner())

# stderr:
# no_loop_yet.py:5: RuntimeWarning: coroutine 'inner' was never awaited
#   t = asyncio.create_task(inner())
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Traceback (most recent call last):
#   File "no_loop_yet.py", line 5, in <module>
#     t = asyncio.create_task(inner())
# RuntimeError: no running event loop
#
# help: create_task needs a running loop; move this line into an async def started by asyncio.run
