# rules: 27
"""A getter that was told of an item which somebody else took waits again; cancelled, it tells the next one."""
import asyncio


async def get(queue, n):
    try:
        return n, await queue.get()
    except asyncio.CancelledError:
        return n, "cancelled"


async def main():
    queue = asyncio.Queue(1)
    getters = [asyncio.create_task(get(queue, n)) for n in range(3)]
    await asyncio.sleep(0)
    queue.put_nowait("a")
    print(queue.get_nowait(), str(queue))
    await asyncio.sleep(0)
    print(str(queue), getters[0].done())
    queue.put_nowait("b")
    getters[1].cancel()
    await asyncio.sleep(0)
    print(str(queue))
    print(await getters[1], await getters[2], str(queue))
    queue.put_nowait("c")
    getters[0].cancel()
    print(await getters[0], str(queue))


asyncio.run(main())

# output:
# a <Queue maxsize=1 _getters[2] tasks=1>
# <Queue maxsize=1 _getters[3] tasks=1> False
# <Queue maxsize=1 _queue=['b'] _getters[1] tasks=2>
# (1, 'cancelled') (2, 'b') <Queue maxsize=1 _getters[1] tasks=2>
# (0, 'cancelled') <Queue maxsize=1 _queue=['c'] tasks=3>
