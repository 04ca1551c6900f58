# arguments: --clock virtual
import asyncio
log = []
async def phil(i, l, r):
    a, b = sorted((l, r), key=id_of)
    async with a:
        log.append((i, "first")); await asyncio.sleep(0)
        async with b: log.append((i, "eat")); await asyncio.sleep(0)
    log.append((i, "think"))
async def main():
    global id_of
    forks = [asyncio.Lock() for _ in range(4)]
    order = {f: i for i, f in enumerate(forks)}; id_of = order.__getitem__
    await asyncio.gather(*(phil(i, forks[i], forks[(i + 1) % 4]) for i in range(4)))
    for x in log: print(*x)
asyncio.run(main())

# output:
# 0 first
# 1 first
# 2 first
# 2 eat
# 2 think
# 1 eat
# 1 think
# 0 eat
# 0 think
# 3 first
# 3 eat
# 3 think
