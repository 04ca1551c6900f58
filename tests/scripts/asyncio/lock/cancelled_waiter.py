# rules: 26
"""A waiter that is cancelled leaves its place; one that was told already passes the lock on."""
import asyncio


async def user(lock, name, log):
    try:
        await lock.acquire()
        log.append(name)
        await asyncio.sleep(0)
        lock.release()
    except asyncio.CancelledError as error:
        log.append((name, error.args))
        raise


async def main():
    lock, log = asyncio.Lock(), []
    await lock.acquire()
    tasks = [asyncio.create_task(user(lock, f"t{i}", log), name=f"t{i}") for i in range(4)]
    await asyncio.sleep(0)
    print(str(lock)[-20:])
    print(tasks[1].cancel("why"), tasks[1].cancel("again"), tasks[1].cancelling())
    lock.release()
    tasks[0].cancel("told already")
    for _ in range(6):
        await asyncio.sleep(0)
    print(log, str(lock)[-11:])
    for task in tasks:
        print(task.get_name(), task.done(), task.cancelled())


asyncio.run(main())

# output:
# [locked, waiters:4]>
# True True 2
# [('t1', ('why',)), ('t0', ('told already',)), 't2', 't3'] [unlocked]>
# t0 True True
# t1 True True
# t2 True False
# t3 True False
