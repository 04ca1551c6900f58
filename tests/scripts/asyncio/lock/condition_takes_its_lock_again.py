# arguments: --clock virtual
# rules: 26
"""A condition has its lock again whenever wait ends, by a notification or a cancellation; a cancelled waiter that was notified passes
the notification on."""
import asyncio


async def waits(condition, name, log):
    async with condition:
        try:
            log.append((name, await condition.wait(), condition.locked()))
        except asyncio.CancelledError as error:
            log.append((name, error.args, condition.locked()))
            raise


async def main():
    condition, log = asyncio.Condition(), []
    tasks = [asyncio.create_task(waits(condition, name, log)) for name in "abcd"]
    await asyncio.sleep(0)
    async with condition:
        tasks[0].cancel("while somebody has the lock")
        await asyncio.sleep(0.01)
        print(log)
        condition.notify()
        tasks[1].cancel("notified")
    await asyncio.sleep(0.01)
    print(log, [task.done() for task in tasks])
    async with condition:
        condition.notify_all()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(log)
    lock = asyncio.Lock()
    first, second = asyncio.Condition(lock), asyncio.Condition(lock)
    async with first:
        print(second.locked(), lock.locked())
        second.notify_all()
    try:
        async with first:
            await asyncio.wait_for(second.wait_for(lambda: False), 0.01)
    except TimeoutError:
        print("timed out", lock.locked())
    for attempt in (first.notify, second.notify_all, first.release):
        try:
            attempt()
        except RuntimeError as error:
            print(error)


asyncio.run(main())

# output:
# []
# [('a', ('while somebody has the lock',), True), ('b', ('notified',), True), ('c', True, True), ('d', True, True)] [True, True, True, True]
# [CancelledError(''), CancelledError(''), None, None]
# [('a', ('while somebody has the lock',), True), ('b', ('notified',), True), ('c', True, True), ('d', True, True)]
# True True
# timed out False
# cannot notify on un-acquired lock
# cannot notify on un-acquired lock
# Lock is not acquired.
