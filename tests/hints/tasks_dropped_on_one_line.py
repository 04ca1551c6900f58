# arguments: --hints on --clock virtual
import asyncio
async def beat(): await asyncio.sleep(10)
async def main():
    for n in range(2): asyncio.create_task(beat())
    await asyncio.sleep(1)
asyncio.run(main())

# stderr:
# tasks_dropped_on_one_line.py:5: note A301: nobody kept this task, and it still ran when the program ended: CPython may collect such a task before it ends
# help: keep a reference, or use a TaskGroup
# More: coroscope explain A301
