# arguments: --clock virtual
# rules: 40
import asyncio, threading, time, concurrent.futures


async def work(n):
    await asyncio.sleep(n / 10)
    if n == 3:
        raise ValueError("three")
    return n, threading.current_thread().name


def run(loop):
    asyncio.set_event_loop(loop)
    loop.run_forever()
    loop.close()


loop = asyncio.new_event_loop()
thread = threading.Thread(target=run, args=(loop,), name="loop")
thread.start()
future = asyncio.run_coroutine_threadsafe(work(1), loop)
print(type(future), future.result())
try:
    asyncio.run_coroutine_threadsafe(work(3), loop).result()
except ValueError as error:
    print(error)
slow = asyncio.run_coroutine_threadsafe(work(100), loop)
try:
    slow.result(0.2)
except TimeoutError:
    print("timeout", slow.cancel(), slow.cancelled())
try:
    slow.result()
except concurrent.futures.CancelledError as error:
    print(type(error))
try:
    asyncio.run_coroutine_threadsafe(print, loop)
except TypeError as error:
    print(error)
time.sleep(0.1)
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(loop.is_closed())

# output:
# <class 'concurrent.futures._base.Future'> (1, 'loop')
# three
# timeout True True
# <class 'concurrent.futures._base.CancelledError'>
# A coroutine object is required
# True
