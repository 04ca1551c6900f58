# arguments: --hints on
import asyncio
async def main():
    asyncio.sleep(1)
    print("x")
asyncio.run(main())

# output:
# x

# stderr:
# a_call_thrown_away.py:4: RuntimeWarning: coroutine 'sleep' was never awaited
#   asyncio.sleep(1)
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# help: add await
#    4 |     await asyncio.sleep(1)
#      |     +++++
# More: coroscope explain A101
