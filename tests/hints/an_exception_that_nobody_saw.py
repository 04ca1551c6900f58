# arguments: trace
import asyncio
async def bad():
    raise ValueError("lost")
async def main():
    asyncio.create_task(bad(), name="bad")
    await asyncio.sleep(1)
asyncio.run(main())

# output:
#   #   turn  time   task   event
#   5    1   0.000   main   starts
#   6    1   0.000   main   creates task bad                                          line 6
#   9    1   0.000   main   sleeps 1 s, until 1.000                                   line 7
#  11    2   0.000   bad    starts
#  12    2   0.000   bad    fails with ValueError('lost'); nobody waits for it yet    line 4
#  13    -   0.000   -      nobody asked for the exception of bad
#  14    -   0.000   -      nothing is ready: the loop waits for the next timer (main, 1.000)
#  21    4   1.000   main   goes on: its sleep is over                                line 7
#  22    4   1.000   main   ends
#
# 2 tasks, 4 turns, 1.000 s; the loop was idle 1.000 s (100 %); 1 task failed unseen
# save it: coroscope trace an_exception_that_nobody_saw.py -o an_exception_that_nobody_saw.trace      step: coroscope step an_exception_that_nobody_saw.py

# stderr:
# Task exception was never retrieved
# future: <Task finished name='bad' coro=<bad() done, defined at an_exception_that_nobody_saw.py:3> exception=ValueError('lost')>
# Traceback (most recent call last):
#   File "an_exception_that_nobody_saw.py", line 4, in bad
#     raise ValueError("lost")
# ValueError: lost
