# rules: 34
"""Debug mode refuses coroutines as callbacks and calls from another thread."""
import asyncio
import threading


async def coroutine():
    pass


async def main():
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 60
    print(loop.get_debug())
    running = coroutine()
    for function, args in ((loop.call_soon, ()), (loop.call_later, (1,)), (loop.call_at, (1,)), (loop.call_soon_threadsafe, ())):
        for callback in (coroutine, running):
            try:
                function(*args, callback)
            except TypeError as error:
                print(error)
        try:
            function(*args, 5)
        except TypeError as error:
            print(error)
    try:
        loop.run_in_executor(None, coroutine)
    except TypeError as error:
        print(error)
    running.close()
    problems = []

    def elsewhere():
        for function, args in ((loop.call_soon, ()), (loop.call_later, (0,)), (loop.call_at, (0,))):
            try:
                function(*args, print)
            except RuntimeError as error:
                problems.append(str(error))
        loop.call_soon_threadsafe(print, "by call_soon_threadsafe")

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    print(problems)
    await asyncio.sleep(0.01)
    loop.set_debug(False)
    handle = loop.call_later(60, coroutine)
    handle.cancel()
    print(loop.get_debug())


asyncio.run(main(), debug=True)

# output:
# True
# coroutines cannot be used with call_soon()
# coroutines cannot be used with call_soon()
# a callable object was expected by call_soon(), got 5
# coroutines cannot be used with call_at()
# coroutines cannot be used with call_at()
# a callable object was expected by call_at(), got 5
# coroutines cannot be used with call_at()
# coroutines cannot be used with call_at()
# a callable object was expected by call_at(), got 5
# coroutines cannot be used with call_soon_threadsafe()
# coroutines cannot be used with call_soon_threadsafe()
# a callable object was expected by call_soon_threadsafe(), got 5
# coroutines cannot be used with run_in_executor()
# ['Non-thread-safe operation invoked on an event loop other than the current one', 'Non-thread-safe operation invoked on an event loop other than the current one', 'Non-thread-safe operation invoked on an event loop other than the current one']
# by call_soon_threadsafe
# False
