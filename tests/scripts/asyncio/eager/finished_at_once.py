# rules: 39
import asyncio


async def quick(number):
    print("quick", number, asyncio.current_task() in asyncio.all_tasks())
    return number


async def slow(number):
    print("begin", number)
    await asyncio.sleep(0)
    print("end", number)
    return number


async def bad():
    raise ValueError("bad")


async def cancels_itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(quick(1), name="Q")
    print(task.done(), task.result(), task, task.get_coro())
    task = asyncio.create_task(slow(2), name="S")
    print(task.done(), await task)
    task = asyncio.create_task(bad(), name="B")
    print(task.done(), repr(task.exception()), task)
    print(await asyncio.gather(quick(3), slow(4)))
    async with asyncio.TaskGroup() as group:
        first, second = group.create_task(quick(5)), group.create_task(slow(6))
    print(first.result(), second.result())

    class Own(asyncio.Task):
        pass

    loop.set_task_factory(asyncio.create_eager_task_factory(Own))
    task = asyncio.create_task(slow(7), name="O")
    print(type(task).__name__, task.done(), await task)
    loop.set_task_factory(None)
    print(loop.get_task_factory())
    task = asyncio.Task(quick(8), eager_start=True, loop=loop)
    print(task.done())
    task = asyncio.Task(cancels_itself(), eager_start=True, loop=loop)
    print(await asyncio.gather(task, return_exceptions=True))
    try:
        loop.set_task_factory(3)
    except TypeError as error:
        print(error)


asyncio.run(main())

# output:
# quick 1 True
# True 1 <Task finished name='Q' result=1> None
# begin 2
# end 2
# False 2
# True ValueError('bad') <Task finished name='B' exception=ValueError('bad')>
# quick 3 True
# begin 4
# end 4
# [3, 4]
# quick 5 True
# begin 6
# end 6
# 5 6
# begin 7
# end 7
# Own False 7
# None
# quick 8 True
# True
# [CancelledError('')]
# task factory must be a callable or None
