"""Futures, their callbacks, and callbacks that the loop calls soon, later and at a time."""
import asyncio


def relay(loop, left, done):
    if left:
        loop.call_soon(relay, loop, left - 1, done)
    else:
        done.set_result("arrived")


class Counter:
    def __init__(self):
        self.count = 0

    def add(self, future):
        self.count += future.result()


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    relay(loop, 40000, done)
    counter = Counter()
    for _ in range(40):
        futures = [loop.create_future() for _ in range(500)]
        for future in futures:
            future.add_done_callback(counter.add)
            loop.call_soon(future.set_result, 1)
        for future in futures:
            counter.count += await future
    calls = []
    handles = [loop.call_later(i % 7 / 1000, calls.append, i) for i in range(4000)]
    for handle in handles[::3]:
        handle.cancel()
    loop.call_at(loop.time() + 0.008, calls.append, -1)
    await asyncio.sleep(0.02)
    print(await done, counter.count, len(calls))


asyncio.run(main())
