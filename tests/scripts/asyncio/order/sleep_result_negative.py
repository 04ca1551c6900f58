# arguments: --clock virtual
# rules: 10
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.sleep(0, "zero"))
    print(await asyncio.sleep(-1, result="neg"))
    print(await asyncio.sleep(0.01, [1, 2]))
    order = []
    async def s(d):
        await asyncio.sleep(d)
        order.append(d)
    await asyncio.gather(*(s(d) for d in (0.2, 0, 0.1, -1, 0.05)))
    print(order)
asyncio.run(main())

# output:
# zero
# neg
# [1, 2]
# [0, -1, 0.05, 0.1, 0.2]
