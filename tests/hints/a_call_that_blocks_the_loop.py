# arguments: --hints on --clock virtual
import asyncio, time
async def beat():
    for i in range(3):
        print("beat", i)
        await asyncio.sleep(0.1)
async def report():
    await asyncio.sleep(0.05)
    time.sleep(1)
    print("report ready")
async def main():
    await asyncio.gather(beat(), report())
asyncio.run(main())

# output:
# beat 0
# report ready
# beat 1
# beat 2

# stderr:
# a_call_that_blocks_the_loop.py:9: warning A201: report kept the event loop busy for 1.000 s
#    9 |     time.sleep(1)
#      |     ^^^^^^^^^^^^^ nothing else could run during this call
# note: 1 timer fired late because of it: beat's sleep(0.1), by 0.950 s
# help: write `await asyncio.sleep(1)`, or `await asyncio.to_thread(time.sleep, 1)` for real blocking work
# More: coroscope explain A201
