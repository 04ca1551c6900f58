# arguments: --hints on --clock virtual
import asyncio
async def beat():
    while True:
        print("beat")
        await asyncio.sleep(1)
async def main():
    asyncio.create_task(beat())
    await asyncio.sleep(1.5)
asyncio.run(main())

# output:
# beat
# beat

# stderr:
# a_task_that_nobody_kept.py:8: note A301: nobody kept this task, and it still ran when the program ended: CPython may collect such a task before it ends
# help: keep a reference, or use a TaskGroup
# More: coroscope explain A301
