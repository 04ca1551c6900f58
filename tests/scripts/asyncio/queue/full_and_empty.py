# arguments: --clock virtual
import asyncio


async def main():
    queue = asyncio.Queue(1)
    await queue.put(1)
    try:
        queue.put_nowait(2)
    except asyncio.QueueFull as error:
        print(repr(error), queue.full(), queue.maxsize, queue.qsize())
    try:
        await asyncio.wait_for(queue.put(2), 0.1)
    except TimeoutError:
        print("still full")
    print(queue)
    print(queue.get_nowait(), queue.empty())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)

    # Waiting getters are served in order.
    async def getter(name):
        print(name, await queue.get())

    async with asyncio.TaskGroup() as group:
        for name in "abc":
            group.create_task(getter(name))
        await asyncio.sleep(0)
        for item in range(3):
            await queue.put(item)
    print(asyncio.Queue(), asyncio.PriorityQueue(2), asyncio.LifoQueue(-1).full())


asyncio.run(main())

# output:
# QueueFull() True 1 1
# still full
# <Queue maxsize=1 _queue=[1] tasks=1>
# 1 True
# QueueEmpty()
# task_done() called too many times
# a 0
# b 1
# c 2
# <Queue maxsize=0> <PriorityQueue maxsize=2> False
