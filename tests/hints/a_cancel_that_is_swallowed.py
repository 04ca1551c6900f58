# arguments: trace
import asyncio
async def stubborn():
    try:
        await asyncio.sleep(10)
    except BaseException:
        print("not me")
    await asyncio.sleep(1)
async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    task.cancel()
    await task
asyncio.run(main())

# output:
#   #   turn  time   task   event
#   5    1   0.000   main   starts
#   6    1   0.000   main   creates task stubborn                                     line 10
#   9    1   0.000   main   sleeps 1 s, until 1.000                                   line 11
#  11    2   0.000   stubborn  starts
#  13    2   0.000   stubborn  sleeps 10 s, until 10.000                                 line 5
#  14    -   0.000   -         nothing is ready: the loop waits for the next timer (main, 1.000)
#  21    4   1.000   main      goes on: its sleep is over                                line 11
#  22    4   1.000   main      cancels stubborn                                          line 12
#  25    4   1.000   main      waits for task stubborn                                   line 13
#  27    5   1.000   stubborn  goes on with a cancellation                               line 5
#  29    5   1.000   stubborn  prints "not me"                                           line 7
#  31    -   1.000   -         cancel delivered to stubborn at line 5, but the except at line 6 swallowed it: the task goes on
#  32    5   1.000   stubborn  sleeps 1 s, until 2.000                                   line 8
#  33    -   1.000   -         nothing is ready: the loop waits for the next timer (stubborn, 2.000)
#  40    7   2.000   stubborn  goes on: its sleep is over                                line 8
#  41    7   2.000   stubborn  ends, which wakes main
#  44    8   2.000   main      goes on: task stubborn is done                            line 13
#  45    8   2.000   main      ends
#
# 2 tasks, 8 turns, 2.000 s; the loop was idle 2.000 s (100 %); main and stubborn overlapped for 1.000 s
# save it: coroscope trace a_cancel_that_is_swallowed.py -o a_cancel_that_is_swallowed.trace      step: coroscope step a_cancel_that_is_swallowed.py
