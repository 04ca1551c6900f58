# rules: 6
"""A loop runs once at a time, one to a thread, and not after it was closed; each mistake has its words."""
import asyncio


def attempt(function, *args):
    try:
        print(function(*args))
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])


async def value():
    return 5


def refused(run):
    coroutine = value()
    attempt(run, coroutine)
    coroutine.close()


async def main(other):
    loop = asyncio.get_running_loop()
    refused(loop.run_until_complete)
    refused(other.run_until_complete)
    refused(asyncio.run)
    refused(asyncio.Runner().run)
    attempt(loop.close)
    print(loop.is_running(), other.is_running(), asyncio.get_running_loop() is loop)


loop, other = asyncio.new_event_loop(), asyncio.new_event_loop()
loop.run_until_complete(main(other))
attempt(asyncio.get_running_loop)
attempt(asyncio.current_task)
attempt(lambda: asyncio.run(5))
attempt(loop.run_until_complete, loop.create_task(value()))
loop.call_soon(loop.stop)
future = loop.create_future()
attempt(loop.run_until_complete, future)
loop.close()
other.close()
refused(loop.run_until_complete)
refused(loop.create_task)
attempt(loop.run_forever)
attempt(loop.call_soon, print)
attempt(loop.call_soon_threadsafe, print)
attempt(loop.call_later, 1, print)
attempt(loop.call_at, 1, print)
attempt(loop.run_in_executor, None, print)
print(loop.is_closed(), loop.is_running(), future.done())

# output:
# RuntimeError This event loop is already running
# RuntimeError Cannot run the event loop while another loop is running
# RuntimeError asyncio.run() cannot be called from a running event loop
# RuntimeError Runner.run() cannot be called from a running event loop
# RuntimeError Cannot close a running event loop
# True False True
# RuntimeError no running event loop
# RuntimeError no running event loop
# ValueError a coroutine was expected, got 5
# 5
# RuntimeError Event loop stopped before Future completed.
# RuntimeError Event loop is closed
# RuntimeError Event loop is closed
# RuntimeError Event loop is closed
# RuntimeError Event loop is closed
# RuntimeError Event loop is closed
# RuntimeError Event loop is closed
# RuntimeError Event loop is closed
# RuntimeError Event loop is closed
# True False False
