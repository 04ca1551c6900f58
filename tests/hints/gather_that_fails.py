# arguments: trace
import asyncio
async def bad():
    await asyncio.sleep(1)
    raise ValueError("bad")
async def slow():
    await asyncio.sleep(2)
    print("slow ends")
async def main():
    try:
        await asyncio.gather(bad(), slow())
    except ValueError:
        print("caught")
    await asyncio.sleep(2)
asyncio.run(main())

# output:
#   #   turn  time   task   event
#   5    1   0.000   main   starts
#   6    1   0.000   main   creates task bad                                          line 11
#   8    1   0.000   main   creates task slow                                         line 11
#  11    1   0.000   main   waits for gather(bad, slow)                               line 11
#  13    2   0.000   bad    starts
#  15    2   0.000   bad    sleeps 1 s, until 1.000                                   line 4
#  16    2   0.000   slow   starts
#  18    2   0.000   slow   sleeps 2 s, until 2.000                                   line 7
#  19    -   0.000   -      nothing is ready: the loop waits for the next timer (bad, 1.000)
#  26    4   1.000   bad    goes on: its sleep is over                                line 4
#  27    4   1.000   bad    fails with ValueError('bad'); main waits for it           line 5
#  29    -   1.000   -      bad failed; gather passes the error to main now; slow goes on running without anyone waiting
#  33    6   1.000   main   goes on with an exception                                 line 11
#  34    6   1.000   main   prints "caught"                                           line 13
#  36    6   1.000   main   sleeps 2 s, until 3.000                                   line 14
#  37    -   1.000   -      nothing is ready: the loop waits for the next timer (slow, 2.000)
#  44    8   2.000   slow   goes on: its sleep is over                                line 7
#  45    8   2.000   slow   prints "slow ends"                                        line 8
#  46    8   2.000   slow   ends; nobody waits for it yet
#  49    -   2.000   -      nothing is ready: the loop waits for the next timer (main, 3.000)
#  56   11   3.000   main   goes on: its sleep is over                                line 14
#  57   11   3.000   main   ends
#
# 3 tasks, 11 turns, 3.000 s; the loop was idle 3.000 s (100 %); 3 tasks overlapped, for 2.000 s in all; 1 task failed
# save it: coroscope trace gather_that_fails.py -o gather_that_fails.trace      step: coroscope step gather_that_fails.py
