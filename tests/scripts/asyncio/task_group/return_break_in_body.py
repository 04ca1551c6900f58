# arguments: --clock virtual
# rules: 25
import asyncio
async def w(n): await asyncio.sleep(0); print("w", n)
async def f():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(w(1))
        return "returned after children"
async def main():
    print(await f())
    for i in range(3):
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w(i + 10))
            if i == 1: break
    print("end", i)
asyncio.run(main())

# output:
# w 1
# returned after children
# w 10
# w 11
# end 1
