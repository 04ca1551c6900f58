# arguments: --clock virtual
# rules: 26
import asyncio
async def w(b, n):
    i = await b.wait(); print("task", n, "index", i)
async def main():
    b = asyncio.Barrier(3)
    print(b.parties, b.n_waiting, b.broken)
    await asyncio.gather(*(w(b, i) for i in range(3)))
    t = asyncio.create_task(w(b, "x")); await asyncio.sleep(0); print(b.n_waiting)
    await b.abort()
    try: await t
    except asyncio.BrokenBarrierError as e: print("Broken", repr(str(e)), b.broken)
    await b.reset(); print(b.broken)
    async def ctx(n):
        async with b as pos: return pos
    print(sorted(await asyncio.gather(*(ctx(i) for i in range(3)))))
asyncio.run(main())

# output:
# 3 0 False
# task 2 index 2
# task 0 index 0
# task 1 index 1
# 1
# Broken 'Abort or reset of barrier' True
# False
# [0, 1, 2]
