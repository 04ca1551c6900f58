# rules: 35
"""What a waiting task awaits shows itself as a future, whatever it waits for."""
import asyncio


def shown(task):
    return repr(task).split(" wait_for=")[1][:-1]


async def waits(awaitable):
    await awaitable()


async def main():
    lock, event, queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue()
    await lock.acquire()
    by_lock = asyncio.create_task(waits(lambda: lock.acquire()))

    async def directly():
        await lock.acquire()

    async def sleeper():
        await asyncio.sleep(5)

    tasks = [by_lock, asyncio.create_task(directly()), asyncio.create_task(sleeper()), asyncio.create_task(waits(event.wait))]
    await asyncio.sleep(0)
    for task in tasks:
        print(shown(task), task._fut_waiter)
    tasks[1].cancel()
    tasks[2].cancel()
    event.set()
    for task in tasks[1:]:
        print(shown(task))
    print(tasks[1].get_coro().cr_await is None)
    lock.release()
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())

# output:
# <Future pending cb=[Task.task_wakeup()]> <Future pending cb=[Task.task_wakeup()]>
# <Future pending cb=[Task.task_wakeup()]> <Future pending cb=[Task.task_wakeup()]>
# <Future pending cb=[Task.task_wakeup()]> <Future pending cb=[Task.task_wakeup()]>
# <Future pending cb=[Task.task_wakeup()]> <Future pending cb=[Task.task_wakeup()]>
# <Future cancelled>
# <Future cancelled>
# <Future finished result=True>
# False
# [None, CancelledError(''), CancelledError(''), None]
