# arguments: --clock virtual
import asyncio
async def f(n):
    print("start", n); await asyncio.sleep(0); print("end", n); return n * n
async def main():
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(f(i), name=f"n{i}") for i in range(3)]
        print("body done", [t.done() for t in ts])
    print([t.result() for t in ts], [t.get_name() for t in ts])
asyncio.run(main())

# output:
# body done [False, False, False]
# start 0
# start 1
# start 2
# end 0
# end 1
# end 2
# [0, 1, 4] ['n0', 'n1', 'n2']
