# arguments: --hints on --clock virtual
# expect status: 3
import asyncio
async def child(ev):
    await ev.wait()
async def main():
    ev = asyncio.Event()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(ev))
    ev.set()
asyncio.run(main())

# stderr:
# coroscope: deadlock: no task can ever run again (t = 0.000 s, turn 2)
#
#   main   waits for the tasks of its group (child)  line 8
#   child  waits for event ev  line 5
#
# a_group_whose_task_can_never_end.py
#    5 |     await ev.wait()                           child waits here
#    8 |     async with asyncio.TaskGroup() as tg:     main waits here
# see it happen: coroscope step a_group_whose_task_can_never_end.py
# More: coroscope explain A501
