import asyncio  # rules: 31
async def job(n):
    print("job", n)
async def main():
    job(1)
    await job(2)
asyncio.run(main())

# output:
# job 2

# stderr:
# never_awaited_stderr.py:5: RuntimeWarning: coroutine 'job' was never awaited
#   job(1)
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
