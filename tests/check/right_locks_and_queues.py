"""What looks like a mistake of locks and queues, and is none."""
import asyncio
from elsewhere import drain, start

lock, other = asyncio.Lock(), asyncio.Lock()
first = asyncio.Lock()
second = asyncio.Lock()
handed = asyncio.Queue()
done = asyncio.Queue()
total = 0
safe = 0


async def ordered():
    async with first:
        async with second:
            pass


async def let_go():
    async with first:
        first.release()
        async with first:
            pass


async def in_another_function():
    async with first:

        async def later():
            async with first:
                pass

        return later


async def work():
    await handed.put(1)
    await done.put(2)
    drain(handed)
    start(drain, done)
    await handed.join()
    await done.join()


async def one_task_adds():
    global total
    total += await asyncio.sleep(0, 1)


async def adds_under_a_lock():
    global safe
    async with first:
        safe += await asyncio.sleep(0, 1)


async def main():
    await one_task_adds()
    await asyncio.gather(adds_under_a_lock(), adds_under_a_lock())
