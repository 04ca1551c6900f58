# arguments: --hints on --clock virtual
# expect status: 3
import asyncio
async def takes(lock):
    await lock.acquire()
async def wants(lock):
    async with lock:
        print("never")
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(takes(lock), wants(lock))
asyncio.run(main())

# stderr:
# coroscope: deadlock: no task can ever run again (t = 0.000 s, turn 3)
#
#   main   waits for gather(takes, wants)  line 11
#   wants  waits for lock lock  line 7
#
# a_lock_that_an_ended_task_kept.py
#    7 |     async with lock:                                   wants waits here
#   11 |     await asyncio.gather(takes(lock), wants(lock))     main waits here
# note: lock lock was acquired and not released: none of these tasks is inside an `async with` of it
# see it happen: coroscope step a_lock_that_an_ended_task_kept.py
# More: coroscope explain A501
