# rules: 27
import asyncio


async def main():
    queue = asyncio.Queue(2)
    log = []

    async def producer():
        for item in range(6):
            await queue.put(item)
            log.append(f"put {item}")

    async def consumer():
        for _ in range(6):
            log.append(f"got {await queue.get()}")
            queue.task_done()

    await asyncio.gather(producer(), consumer())
    print(log)
    await queue.join()
    for attempt in (queue.task_done, queue.get_nowait):
        try:
            attempt()
        except Exception as error:
            print(type(error).__name__, str(error).split())
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print(type(error).__name__, str(error).split())
    print(queue.full(), queue.qsize(), queue.maxsize, queue.empty())


asyncio.run(main())


# output:
# ['put 0', 'put 1', 'got 0', 'got 1', 'put 2', 'put 3', 'got 2', 'got 3', 'put 4', 'put 5', 'got 4', 'got 5']
# ValueError ['task_done()', 'called', 'too', 'many', 'times']
# QueueEmpty []
# QueueFull []
# True 2 2 False
