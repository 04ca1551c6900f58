"""How many bytes a parked task takes: 100 000 of each kind, by what the process grew."""

import asyncio
import gc

TASKS = 100_000


def resident():
    """What of the process lies in memory, in bytes."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096


async def on_an_event(event):
    await event.wait()


async def asleep():
    await asyncio.sleep(3600)


async def at_a_queue(queue):
    await queue.get()


async def at_a_lock(lock):
    await lock.acquire()


def ended(task):
    pass


async def measure(kind, start):
    gc.collect()
    before = resident()
    tasks = [None] * TASKS
    for at in range(TASKS):
        tasks[at] = start(at)
    await asyncio.sleep(0.1)
    print(f"{kind} {(resident() - before) // TASKS}")
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def main(kind):
    event, queue, lock = asyncio.Event(), asyncio.Queue(), asyncio.Lock()
    await lock.acquire()

    def named(at):
        task = asyncio.create_task(at_a_lock(lock), name=f"worker {at}")
        task.add_done_callback(ended)
        return task

    starts = {
        "Event.wait": lambda at: asyncio.create_task(on_an_event(event)),
        "sleep": lambda at: asyncio.create_task(asleep()),
        "Queue.get": lambda at: asyncio.create_task(at_a_queue(queue)),
        "Lock.acquire": named,
    }
    await measure(kind, starts[kind])


if __name__ == "__main__":
    import sys

    asyncio.run(main(sys.argv[1]))
