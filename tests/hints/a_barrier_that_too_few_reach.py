# arguments: --hints on --clock virtual
# expect status: 3
import asyncio
async def party(barrier):
    await barrier.wait()
async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(party(barrier), party(barrier))
asyncio.run(main())

# stderr:
# coroscope: deadlock: no task can ever run again (t = 0.000 s, turn 2)
#
#   main     waits for gather(party#2, party#3)  line 8
#   party#2  waits for barrier barrier  line 5
#   party#3  waits for barrier barrier  line 5
#
# a_barrier_that_too_few_reach.py
#    5 |     await barrier.wait()                                     party#2 waits here, party#3 waits here
#    8 |     await asyncio.gather(party(barrier), party(barrier))     main waits here
# see it happen: coroscope step a_barrier_that_too_few_reach.py
# More: coroscope explain A501
