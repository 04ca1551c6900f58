# arguments: --hints on --clock virtual
# expect status: 3
import asyncio
async def transfer(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            print("done")
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(transfer(a, b), transfer(b, a))
asyncio.run(main())

# stderr:
# coroscope: deadlock: no task can ever run again (t = 0.000 s, turn 3)
#
#   transfer#2  waits for lock b  line 7      b is held by transfer#3 since line 5
#   transfer#3  waits for lock a  line 7      a is held by transfer#2 since line 5
#   main        waits for gather(transfer#2, transfer#3)  line 11
#
#   cycle:  transfer#2 -> lock b -> transfer#3 -> lock a -> transfer#2
#
# locks_in_a_circle.py
#    5 |     async with first:          transfer#2 took a here, transfer#3 took b here
#    7 |         async with second:     each now waits for the other's lock
# help: take the locks in the same order everywhere (for example a, then b)
# see it happen: coroscope step locks_in_a_circle.py
# More: coroscope explain A501
