# rules: 5, 6
import asyncio

loop = asyncio.new_event_loop()
log = []
loop.call_soon(log.append, "one")
loop.call_soon(loop.stop)
loop.call_soon(log.append, "two")
loop.call_soon(lambda: loop.call_soon(log.append, "next iteration"))
loop.run_forever()
print(log, loop.is_running(), loop.is_closed())
loop.stop()
loop.run_forever()
print(log)


async def never():
    loop.stop()
    await loop.create_future()


for attempt in (
    lambda: loop.run_until_complete(never()),
    lambda: loop.run_until_complete(asyncio.sleep(0, "result")),
    lambda: loop.run_until_complete(5),
    lambda: asyncio.get_running_loop(),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)


async def inside():
    for attempt in (lambda: loop.run_until_complete(loop.create_future()), loop.close):
        try:
            attempt()
        except RuntimeError as error:
            print(error)


loop.run_until_complete(inside())
for task in asyncio.all_tasks(loop):
    task.cancel()
loop.run_until_complete(asyncio.sleep(0))
loop.close()
loop.close()
for attempt in (lambda: loop.call_soon(print), lambda: loop.run_forever(), lambda: loop.call_later(1, print)):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
print(loop)

# output:
# ['one', 'two'] False False
# ['one', 'two', 'next iteration']
# RuntimeError Event loop stopped before Future completed.
# result
# TypeError An asyncio.Future, a coroutine or an awaitable is required
# RuntimeError no running event loop
# This event loop is already running
# Cannot close a running event loop
# Event loop is closed
# Event loop is closed
# Event loop is closed
# <_UnixSelectorEventLoop running=False closed=True debug=False>
