"""Whatever of asyncio sets a timer calls the methods of a class that overrides them."""
import asyncio


class Hasty(asyncio.SelectorEventLoop):
    def call_later(self, delay, callback, *args, context=None):
        print("call_later", delay)
        return super().call_later(delay / 100, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        print("call_at", getattr(callback, "__name__", callback))
        return super().call_at(when, callback, *args, context=context)


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.sleep(1, "slept"))
    sleeper = asyncio.create_task(asyncio.sleep(3))
    print([len(group) for group in await asyncio.wait([sleeper], timeout=1)])
    sleeper.cancel()
    for awaitable in asyncio.as_completed([sleeper], timeout=7):
        try:
            await awaitable
        except asyncio.CancelledError:
            print("cancelled")
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timed out")
    loop.call_later(2, print, "called")
    await asyncio.sleep(3)


asyncio.run(main(), loop_factory=Hasty)

# output:
# call_later 1
# call_at _set_result_unless_cancelled
# slept
# call_later 1
# call_at _release_waiter
# call_later 3
# call_at _set_result_unless_cancelled
# [0, 1]
# call_later 7
# call_at _handle_timeout
# cancelled
# call_at _on_timeout
# call_later 5
# call_at _set_result_unless_cancelled
# timed out
# call_later 2
# call_at print
# call_later 3
# call_at _set_result_unless_cancelled
# called
