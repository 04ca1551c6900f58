# arguments: --clock virtual
import asyncio
active = peak = 0
async def w(s, n):
    global active, peak
    async with s:
        active += 1; peak = max(peak, active); print("in", n)
        await asyncio.sleep(0)
        active -= 1
async def main():
    s = asyncio.Semaphore(2)
    await asyncio.gather(*(w(s, i) for i in range(5)))
    print("peak", peak, s.locked())
    b = asyncio.BoundedSemaphore(1)
    try: b.release()
    except ValueError as e: print(e)
    try: asyncio.Semaphore(-1)
    except ValueError as e: print(e)
    await b.acquire(); print(b.locked())
    t = asyncio.create_task(b.acquire()); await asyncio.sleep(0); t.cancel(); await asyncio.wait([t])
    b.release(); print(b.locked())
asyncio.run(main())

# output:
# in 0
# in 1
# in 2
# in 3
# in 4
# peak 2 False
# BoundedSemaphore released too many times
# Semaphore initial value must be >= 0
# True
# False
