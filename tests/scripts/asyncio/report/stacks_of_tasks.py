import asyncio


async def waits():
    await asyncio.sleep(1)


async def fails():
    def inner():
        raise ValueError("inside")
    inner()


async def main():
    task = asyncio.create_task(waits(), name="W")
    await asyncio.sleep(0)
    task.print_stack()
    print([frame.f_lineno for frame in task.get_stack()], task.get_stack(limit=0))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    task.print_stack()
    task = asyncio.create_task(fails(), name="F")
    await asyncio.wait([task])
    print([frame.f_lineno for frame in task.get_stack()], [frame.f_lineno for frame in task.get_stack(limit=1)])
    task.print_stack()
    task.print_stack(limit=1)
    task.exception()
    print([frame.f_code.co_name for frame in asyncio.current_task().get_stack(limit=1)])


asyncio.run(main())

# output:
# Stack for <Task pending name='W' coro=<waits() running at stacks_of_tasks.py:5> wait_for=<Future pending cb=[Task.task_wakeup()]>> (most recent call last):
# [5] []
# No stack for <Task cancelled name='W' coro=<waits() done, defined at stacks_of_tasks.py:4>>
# [11, 10] [11]
# Traceback for <Task finished name='F' coro=<fails() done, defined at stacks_of_tasks.py:8> exception=ValueError('inside')> (most recent call last):
# ValueError: inside
# Traceback for <Task finished name='F' coro=<fails() done, defined at stacks_of_tasks.py:8> exception=ValueError('inside')> (most recent call last):
# ValueError: inside
# ['main']

# stderr:
#   File "stacks_of_tasks.py", line 5, in waits
#     await asyncio.sleep(1)
#   File "stacks_of_tasks.py", line 11, in fails
#     inner()
#   File "stacks_of_tasks.py", line 10, in inner
#     raise ValueError("inside")
#   File "stacks_of_tasks.py", line 11, in fails
#     inner()
