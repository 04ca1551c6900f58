import asyncio


async def worker(queue):
    while True:
        print(await queue.get())


async def main():
    jobs = asyncio.Queue()
    task = asyncio.create_task(worker(jobs))
    await jobs.put(1)
    await jobs.join()  # finds: A503 jobs.join() waits for task_done(), which nobody calls
    task.cancel()
