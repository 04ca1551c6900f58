# rules: 27
"""Tasks that wait for room put their items in order; those that are cancelled put nothing."""
import asyncio


async def put(queue, item):
    try:
        await queue.put(item)
        return item, "put"
    except asyncio.CancelledError:
        return item, "not put"
    except asyncio.QueueShutDown:
        return item, "shut down"


async def main():
    queue = asyncio.Queue(1)
    await queue.put("b")
    putters = [asyncio.create_task(put(queue, item)) for item in "cdefgh"]
    await asyncio.sleep(0)
    print(str(queue))
    putters[1].cancel()
    print(queue.get_nowait(), str(queue))
    putters[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(str(queue))
    for _ in range(2):
        print(queue.get_nowait(), str(queue))
        for _ in range(4):
            await asyncio.sleep(0)
    queue.shutdown()
    print(await asyncio.gather(*putters), str(queue))


asyncio.run(main())

# output:
# <Queue maxsize=1 _queue=['b'] _putters[6] tasks=1>
# b <Queue maxsize=1 _putters[5] tasks=1>
# <Queue maxsize=1 _queue=['e'] _putters[3] tasks=2>
# e <Queue maxsize=1 _putters[2] tasks=2>
# f <Queue maxsize=1 _putters[1] tasks=3>
# [('c', 'not put'), ('d', 'not put'), ('e', 'put'), ('f', 'put'), ('g', 'put'), ('h', 'shut down')] <Queue maxsize=1 _queue=['g'] tasks=4 shutdown>
