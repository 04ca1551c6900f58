# arguments: --clock virtual
# rules: 2
import asyncio
async def worker(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    print(name, "end")
async def main():
    ts = [asyncio.create_task(worker(c, n)) for c, n in (("a", 3), ("b", 1), ("c", 2))]
    print("created")
    for t in ts:
        await t
    print("joined")
asyncio.run(main())

# output:
# created
# a 0
# b 0
# c 0
# a 1
# b end
# c 1
# a 2
# c end
# a end
# joined
