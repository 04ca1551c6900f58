# arguments: --hints on
import asyncio
async def ok():
    return False
async def main():
    if ok():
        print("wrong branch")
    print("end")
asyncio.run(main())

# output:
# wrong branch
# end

# stderr:
# a_coroutine_tested_for_truth.py:6: RuntimeWarning: coroutine 'ok' was never awaited
#   if ok():
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# note: a coroutine is always true; await it to get its value
#    6 |     if await ok():
#      |        +++++
# More: coroscope explain A103
