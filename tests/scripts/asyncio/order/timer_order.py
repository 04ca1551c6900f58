# arguments: --clock virtual
# rules: 4
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    t0 = loop.time()
    out = []
    for d in (0.25, 0.05, 0.15, 0.1, 0.2):
        loop.call_at(t0 + d, out.append, d)
    await asyncio.sleep(0.6)
    print(out)
asyncio.run(main())

# output:
# [0.05, 0.1, 0.15, 0.2, 0.25]
