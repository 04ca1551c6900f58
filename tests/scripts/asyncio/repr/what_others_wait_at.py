"""How locks, events, queues, barriers, loops, coroutines and generators show themselves."""
import asyncio  # rules: 35
import re


def show(thing):
    print(re.sub(r"0x[0-9a-f]+|when=[\d.]+|(?<= )/\S+/", "..", repr(thing)))


async def waits(make, tasks):
    tasks.append(asyncio.ensure_future(make()))
    await asyncio.sleep(0)


async def numbers():
    yield 1


async def locks(tasks):
    lock, event, semaphore, condition = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Condition()
    show(lock)
    await lock.acquire()
    show(lock)
    await waits(lock.acquire, tasks)
    show(lock)
    await waits(lock.acquire, tasks)
    show(lock)
    show(event)
    await waits(event.wait, tasks)
    show(event)
    event.set()
    show(event)
    show(semaphore)
    await semaphore.acquire()
    show(semaphore)
    await semaphore.acquire()
    await waits(semaphore.acquire, tasks)
    show(semaphore)
    show(asyncio.BoundedSemaphore(3))
    show(condition)
    async with condition:
        show(condition)

    async def waits_at_condition():
        async with condition:
            await condition.wait()

    await waits(waits_at_condition, tasks)
    show(condition)


async def main():
    tasks = []
    await locks(tasks)
    for kind in asyncio.Queue, asyncio.PriorityQueue, asyncio.LifoQueue:
        queue = kind(3)
        show(queue)
        queue.put_nowait(1)
        show(queue)
        queue.get_nowait()
        queue.task_done()
        await waits(queue.get, tasks)
        show(queue)
    barrier = asyncio.Barrier(2)
    show(barrier)
    await waits(barrier.wait, tasks)
    show(barrier)
    await barrier.abort()
    show(barrier)
    loop = asyncio.get_running_loop()
    coroutine, generator = asyncio.sleep(0), numbers()
    for thing in loop, coroutine, generator, main, asyncio.timeout(5), asyncio.TaskGroup():
        show(thing)
    show(generator.asend(None))
    coroutine.close()
    for handle in loop.call_soon(print, 1), loop.call_later(9, show, 2):
        show(handle)
        handle.cancel()
        show(handle)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())

# output:
# <asyncio.locks.Lock object at .. [unlocked]>
# <asyncio.locks.Lock object at .. [locked]>
# <asyncio.locks.Lock object at .. [locked, waiters:1]>
# <asyncio.locks.Lock object at .. [locked, waiters:2]>
# <asyncio.locks.Event object at .. [unset]>
# <asyncio.locks.Event object at .. [unset, waiters:1]>
# <asyncio.locks.Event object at .. [set, waiters:1]>
# <asyncio.locks.Semaphore object at .. [unlocked, value:2]>
# <asyncio.locks.Semaphore object at .. [unlocked, value:1]>
# <asyncio.locks.Semaphore object at .. [locked, waiters:1]>
# <asyncio.locks.BoundedSemaphore object at .. [unlocked, value:3]>
# <asyncio.locks.Condition object at .. [unlocked]>
# <asyncio.locks.Condition object at .. [locked]>
# <asyncio.locks.Condition object at .. [unlocked, waiters:1]>
# <Queue at .. maxsize=3>
# <Queue at .. maxsize=3 _queue=[1] tasks=1>
# <Queue at .. maxsize=3 _getters[1]>
# <PriorityQueue at .. maxsize=3>
# <PriorityQueue at .. maxsize=3 _queue=[1] tasks=1>
# <PriorityQueue at .. maxsize=3 _getters[1]>
# <LifoQueue at .. maxsize=3>
# <LifoQueue at .. maxsize=3 _queue=[1] tasks=1>
# <LifoQueue at .. maxsize=3 _getters[1]>
# <asyncio.locks.Barrier object at .. [filling, waiters:0/2]>
# <asyncio.locks.Barrier object at .. [filling, waiters:1/2]>
# <asyncio.locks.Barrier object at .. [broken]>
# <_UnixSelectorEventLoop running=True closed=False debug=False>
# <coroutine object sleep at ..>
# <async_generator object numbers at ..>
# <function main at ..>
# <Timeout [created]>
# <TaskGroup>
# <async_generator_asend object at ..>
# <Handle print()>
# <Handle cancelled>
# <TimerHandle .. show() at ..what_others_wait_at.py:6>
# <TimerHandle cancelled ..>

# stderr:
# what_others_wait_at.py:74: RuntimeWarning: coroutine method 'asend' of 'numbers' was never awaited
#   show(generator.asend(None))
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
