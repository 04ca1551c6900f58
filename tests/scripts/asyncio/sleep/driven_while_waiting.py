"""A coroutine that waits for a lock, an event or a queue and is driven by hand hands out its future once more."""
import asyncio


async def main():
    lock, event, room = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(0)
    empty, full, condition = asyncio.Queue(), asyncio.Queue(1), asyncio.Condition()
    await lock.acquire()
    full.put_nowait(1)
    later = asyncio.get_running_loop().create_future()

    async def notified():
        async with condition:
            return await condition.wait()

    # Made before they are awaited, so that each is a coroutine.
    waits = [lock.acquire(), event.wait(), room.acquire(), empty.get(), full.put(2), full.join(), notified()]
    waits.append(asyncio.wait([later]))
    tasks = [asyncio.create_task(wait) for wait in waits]
    await asyncio.sleep(0)
    for wait in waits:
        future = wait.send(None)
        print(wait.__qualname__, type(future).__name__, future.done(), repr(future).count("wakeup"))
    lock.release()
    event.set()
    room.release()
    empty.put_nowait("item")
    full.get_nowait()
    async with condition:
        condition.notify()
    later.set_result(None)
    await asyncio.sleep(0)
    for _ in range(2):
        full.task_done()
    full.get_nowait()
    print(*[type(result).__name__ for result in await asyncio.gather(*tasks)])


asyncio.run(main())

# output:
# Lock.acquire Future False 1
# Event.wait Future False 1
# Semaphore.acquire Future False 1
# Queue.get Future False 1
# Queue.put Future False 1
# Queue.join Future False 1
# main.<locals>.notified Future False 1
# wait Future False 1
# bool bool bool str NoneType NoneType bool tuple
