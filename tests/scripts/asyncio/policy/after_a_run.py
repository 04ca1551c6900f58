# What `asyncio.run` leaves in its thread: no loop, and none made by itself any more, unless the policy is changed.
import asyncio
import threading


async def main():
    return asyncio.get_running_loop()


def current():
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError as error:
        return str(error)
    loop.close()
    return type(loop).__name__


first = asyncio.run(main())
second = asyncio.run(main())
print(first is second, first.is_closed())
print(current())
print(asyncio.run(main()) is asyncio.get_event_loop_policy())
print(current())
asyncio.set_event_loop_policy(None)
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(current())


class Policy(asyncio.DefaultEventLoopPolicy):
    pass


asyncio.run(main())
asyncio.set_event_loop_policy(Policy())
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(current())


def elsewhere():
    asyncio.run(main())
    print(current())


thread = threading.Thread(target=elsewhere, name="worker")
thread.start()
thread.join()

# output:
# False True
# There is no current event loop in thread 'MainThread'.
# False
# There is no current event loop in thread 'MainThread'.
# _UnixSelectorEventLoop
# _UnixSelectorEventLoop
# There is no current event loop in thread 'worker'.
