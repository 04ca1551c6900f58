# arguments: --strict --hints off --clock virtual
# expect status: 5
import asyncio
async def main():
    asyncio.sleep(1)
    print("end")
asyncio.run(main())

# output:
# end

# stderr:
# strict_runs_fail_on_lost_work.py:5: RuntimeWarning: coroutine 'sleep' was never awaited
#   asyncio.sleep(1)
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# coroscope: --strict: 1 coroutine was never awaited
