# arguments: --clock virtual
# rules: 39
import asyncio
async def f(n, s):
    print("start", n, asyncio.current_task().get_name())
    if s: await asyncio.sleep(0)
    print("end", n); return n
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(f("a", False), name="A"); print("created a", a.done())
    b = asyncio.create_task(f("b", True), name="B"); print("created b", b.done())
    print(asyncio.current_task().get_name(), await a, await b)
    print(await asyncio.gather(f(1, True), f(2, False)))
    async with asyncio.TaskGroup() as tg: tg.create_task(f("t", True)); print("in tg")
    loop.set_task_factory(None); c = asyncio.create_task(f("c", False)); print("lazy", c.done()); await c
asyncio.run(main())

# output:
# start a Task-2
# end a
# created a True
# start b Task-3
# created b False
# end b
# Task-1 a b
# start 1 Task-4
# start 2 Task-5
# end 2
# end 1
# [1, 2]
# start t Task-6
# in tg
# end t
# lazy False
# start c Task-7
# end c
