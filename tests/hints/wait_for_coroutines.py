# arguments: --hints on
# expect status: 1
import asyncio
async def a(): return 1
async def main():
    await asyncio.wait([a(), a()])
asyncio.run(main())

# stderr:
# wait_for_coroutines.py:6: RuntimeWarning: coroutine 'a' was never awaited
#   await asyncio.wait([a(), a()])
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Traceback (most recent call last):
#   File "wait_for_coroutines.py", line 7, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "wait_for_coroutines.py", line 6, in main
#     await asyncio.wait([a(), a()])
# TypeError: Passing coroutines is forbidden, use tasks explicitly.
#
# help: wrap each in asyncio.create_task(...); asyncio.gather takes coroutines as they are
