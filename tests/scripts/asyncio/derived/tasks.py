import asyncio


class Counted(asyncio.Task):
    made = 0

    def __init__(self, coro, label="none", *, loop=None, **kwargs):
        super().__init__(coro, loop=loop, **kwargs)
        Counted.made += 1
        self.label = label

    def cancel(self, msg=None):
        print("cancel", self.label, msg)
        return super().cancel(msg)


async def work(value):
    task = asyncio.current_task()
    print("in", type(task).__name__, getattr(task, "label", None))
    await asyncio.sleep(0)
    return value


async def main():
    loop = asyncio.get_running_loop()
    task = Counted(work(1), "first", name="T1")
    print(repr(task).split(" coro")[0], isinstance(task, asyncio.Future), asyncio.isfuture(task))
    print(task in asyncio.all_tasks(), asyncio.all_tasks() == {task, asyncio.current_task()})
    print(await task, task.label, task.result(), task.done())
    loop.set_task_factory(lambda loop, coro, **kwargs: Counted(coro, "made", loop=loop, **kwargs))
    task = asyncio.create_task(work(2), name="T2")
    print(type(task).__name__, task.get_name(), await asyncio.gather(work(3), task))
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work(4))
    print(type(task).__name__, task.result())
    together = asyncio.gather(asyncio.sleep(10), asyncio.sleep(10))
    await asyncio.sleep(0)
    together.cancel()
    try:
        await together
    except asyncio.CancelledError as error:
        print(repr(error), Counted.made)
    plain = loop.create_future()
    plain.note = "attributes of plain futures"
    print(plain.note, plain.__dict__ if hasattr(plain, "__dict__") else {"note": plain.note})
    del plain.note
    print(hasattr(plain, "note"))
    for wrong in (5, work):
        try:
            Counted(wrong)
        except TypeError as error:
            print(str(error).split(" at 0x")[0])


asyncio.run(main())

# output:
# <Counted pending name='T1' True True
# True True
# in Counted first
# 1 first 1 True
# in Counted made
# in Counted made
# Counted T2 [3, 2]
# in Counted made
# Counted 4
# cancel made None
# cancel made None
# CancelledError() 6
# attributes of plain futures {'note': 'attributes of plain futures'}
# False
# a coroutine was expected, got 5
# a coroutine was expected, got <function work
