# arguments: --clock virtual
# rules: 40
import asyncio, threading, time


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def work():
        time.sleep(0.1)
        loop.call_soon_threadsafe(future.set_result, "from the thread")

    thread = threading.Thread(target=work)
    thread.start()
    start = loop.time()
    print(await future, round(loop.time() - start, 1))
    thread.join()


asyncio.run(main())

# output:
# from the thread 0.1
