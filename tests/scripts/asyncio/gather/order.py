# arguments: --clock virtual
# rules: 20
import asyncio
async def f(n, d):
    print("start", n); await asyncio.sleep(d); print("end", n); return n
async def main():
    print(await asyncio.gather(f(1, 0.15), f(2, 0.05), f(3, 0.1)))
    c = f("dup", 0)
    print(await asyncio.gather(c, c, c))
    print(await asyncio.gather())
    fut = asyncio.get_running_loop().create_future(); fut.set_result("done already")
    print(await asyncio.gather(fut, f("n", 0)))
asyncio.run(main())

# output:
# start 1
# start 2
# start 3
# end 2
# end 3
# end 1
# [1, 2, 3]
# start dup
# end dup
# ['dup', 'dup', 'dup']
# []
# start n
# end n
# ['done already', 'n']
