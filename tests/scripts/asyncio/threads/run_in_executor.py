# arguments: --clock virtual
# rules: 40
import asyncio, threading, time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n / 10)
    return n, threading.current_thread().name


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, work, 1))
    with ThreadPoolExecutor(2, "mine") as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, work, n) for n in (2, 1))))
    future = loop.run_in_executor(None, work, 5)
    print(type(future), future.done())
    try:
        await asyncio.wait_for(future, 0.1)
    except TimeoutError:
        print("too slow", future.cancelled())
    try:
        loop.set_default_executor(5)
    except TypeError as error:
        print(error)
    loop.set_default_executor(ThreadPoolExecutor(1, "default"))
    print(await loop.run_in_executor(None, work, 0))
    await loop.shutdown_default_executor()
    try:
        loop.run_in_executor(None, work, 0)
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# output:
# (1, 'asyncio_0')
# [(2, 'mine_0'), (1, 'mine_1')]
# <class '_asyncio.Future'> False
# too slow True
# executor must be ThreadPoolExecutor instance
# (0, 'default_0')
# Executor shutdown has been called
