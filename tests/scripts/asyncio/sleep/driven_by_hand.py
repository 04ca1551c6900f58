"""Whoever drives a waiting coroutine by hand gets a future; the task goes on when it is told."""
import asyncio


async def sleeper():
    await asyncio.sleep(0.01)
    return "slept"


async def locks(lock):
    async with lock:
        return "has it"


class ByHand:
    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        steps = self.coroutine.__await__()
        future = next(steps)
        print(type(future).__name__, future.done())
        steps.close()
        yield


async def main():
    await ByHand(sleeper())
    lock = asyncio.Lock()
    await lock.acquire()
    await ByHand(locks(lock))
    task = asyncio.create_task(sleeper())
    user = asyncio.create_task(locks(lock))
    await asyncio.sleep(0)
    for coroutine in (task.get_coro(), user.get_coro()):
        print(coroutine.cr_await is None, coroutine.cr_running, type(coroutine.send(None)).__name__)
    lock.release()
    print(await task, await user)


asyncio.run(main())

# output:
# Future False
# Future False
# False False Future
# False False Future
# slept has it
