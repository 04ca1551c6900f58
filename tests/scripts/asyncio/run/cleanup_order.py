# arguments: --clock virtual
# rules: 28
import asyncio
async def bg(n):
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: log.append("cancelled"); raise
    finally: await asyncio.sleep(0); log.append("cleaned")
async def agen():
    try: yield 1; yield 2
    finally: log.append("agen finalised")
async def main():
    keep.extend(asyncio.create_task(bg(i)) for i in range(3))
    g = agen(); keep.append(g); print(await anext(g))
    await asyncio.sleep(0)
    print("main returns"); return "value"
keep = []; log = []
print(asyncio.run(main())); print(log)
print([t.cancelled() for t in keep[:3]])

# output:
# 1
# main returns
# value
# ['cancelled', 'cancelled', 'cancelled', 'cleaned', 'cleaned', 'cleaned', 'agen finalised']
# [True, True, True]
