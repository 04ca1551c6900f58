# rules: 9
import asyncio


async def at_once(log, queue, lock, event):
    log.append(await queue.put("a"))
    log.append(await queue.get())
    log.append(await lock.acquire())
    lock.release()
    log.append(await event.wait())
    log.append(await asyncio.sleep(0))
    log.append(await asyncio.sleep(0.01))
    log.append(await asyncio.sleep(0, "result"))


async def later(log, queue, lock, event):
    for make in (lambda: queue.put("a"), queue.get, lock.acquire, event.wait, lambda: asyncio.sleep(0),
                 lambda: asyncio.sleep(0.01), lambda: asyncio.sleep(0, "result")):
        coroutine = make()
        log.append(await coroutine)
        if make == lock.acquire:
            lock.release()


async def sleeps(event):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        return "sleep", error.args


async def waits_for(event):
    try:
        return await event.wait()
    except asyncio.CancelledError as error:
        return "event", error.args


async def main():
    event = asyncio.Event()
    event.set()
    logs = [], []
    await at_once(logs[0], asyncio.Queue(), asyncio.Lock(), event)
    await later(logs[1], asyncio.Queue(), asyncio.Lock(), event)
    print(logs[0])
    print(logs[0] == logs[1])
    await cancelled(asyncio.Event())
    queue = asyncio.Queue()
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    await queue.put("late")
    print(await getter)
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
    except TimeoutError:
        print("timed out")


async def cancelled(event):
    waits = [asyncio.create_task(outer(event)) for outer in (sleeps, waits_for)]
    await asyncio.sleep(0)
    for task in waits:
        task.cancel("enough")
    print(await asyncio.gather(*waits))
    survivor = asyncio.create_task(waits_for(event))
    await asyncio.sleep(0)
    print(repr(event).endswith("[unset, waiters:1]>"))
    event.set()
    print(await survivor)


asyncio.run(main())
# output:
# [None, 'a', True, True, None, None, 'result']
# True
# [('sleep', ('enough',)), ('event', ('enough',))]
# True
# True
# late
# timed out
