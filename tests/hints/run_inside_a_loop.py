# arguments: --hints on
# expect status: 1
import asyncio
async def inner(): return 1
async def main():
    x = asyncio.run(inner())
asyncio.run(main())

# stderr:
# run_inside_a_loop.py:7: RuntimeWarning: coroutine 'inner' was never awaited
#   asyncio.run(main())
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Traceback (most recent call last):
#   File "run_inside_a_loop.py", line 7, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "run_inside_a_loop.py", line 6, in main
#     x = asyncio.run(inner())
# RuntimeError: asyncio.run() cannot be called from a running event loop
#
# help: you are already inside the loop here; write: await inner()
# More: coroscope explain A701
