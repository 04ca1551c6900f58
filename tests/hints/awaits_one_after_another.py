# arguments: trace
import asyncio
async def get(n):
    await asyncio.sleep(1)
    return n
async def main():
    one = await get(1)
    two = await get(2)
    print(one, two)
asyncio.run(main())

# output:
#   #   turn  time   task   event
#   5    1   0.000   main   starts
#   7    1   0.000   main   sleeps 1 s, until 1.000                                   line 4
#   8    -   0.000   -      nothing is ready: the loop waits for the next timer (main, 1.000)
#  15    3   1.000   main   goes on: its sleep is over                                line 4
#  17    3   1.000   main   sleeps 1 s, until 2.000                                   line 4
#  18    -   1.000   -      nothing is ready: the loop waits for the next timer (main, 2.000)
#  25    5   2.000   main   goes on: its sleep is over                                line 4
#  26    5   2.000   main   prints "1 2"                                              line 9
#  27    5   2.000   main   ends
#
# 1 task, 5 turns, 2.000 s; the loop was idle 2.000 s (100 %)
# note A601: get(2) (line 8) began only when get(1) had ended; both only slept. Together they could take 1 s instead of 2 s
# save it: coroscope trace awaits_one_after_another.py -o awaits_one_after_another.trace      step: coroscope step awaits_one_after_another.py
