"""Workers that are forked while other threads run or wait do not wait for those threads at their end."""
import asyncio
import concurrent.futures
import threading


def square(number):
    return number * number


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, len, "abc"))
    with concurrent.futures.ThreadPoolExecutor() as threads:
        print(await loop.run_in_executor(threads, square, 3))
        with concurrent.futures.ProcessPoolExecutor(2) as processes:
            print(await asyncio.gather(*(loop.run_in_executor(processes, square, number) for number in range(4))))
    await loop.shutdown_default_executor()


asyncio.run(main())

stop = threading.Event()
waiting = threading.Thread(target=stop.wait, name="waiting")
waiting.start()
with concurrent.futures.ProcessPoolExecutor(1) as processes:
    print(processes.submit(square, 7).result())
stop.set()
waiting.join()
print(waiting.is_alive(), threading.active_count())

# output:
# 3
# 9
# [0, 1, 4, 9]
# 49
# False 1
