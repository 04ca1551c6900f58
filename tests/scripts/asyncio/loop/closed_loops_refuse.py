"""Whatever would make a closed loop run something is refused in the same words, also by futures that still belong to it."""
import asyncio


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except RuntimeError as error:
        print(error)


async def job():
    pass


def with_coroutine(function, *args, **kwargs):
    coroutine = job()
    attempt(function, coroutine, *args, **kwargs)
    coroutine.close()


loop = asyncio.new_event_loop()
pending, done, told = (loop.create_future() for _ in range(3))
pending.add_done_callback(print)
done.set_result("done")
loop.close()
with_coroutine(loop.run_until_complete)
with_coroutine(loop.create_task)
attempt(loop.run_forever)
attempt(loop.call_soon, print)
attempt(loop.call_soon_threadsafe, print)
attempt(loop.call_later, 0, print)
attempt(loop.call_at, 0, print)
attempt(loop.run_in_executor, None, print)
attempt(done.add_done_callback, print)
attempt(pending.set_result, 1)
print(pending)
attempt(told.set_result, 1)
print(told, loop.is_closed(), loop.get_debug(), loop.slow_callback_duration)


async def awaits():
    print(await done, await told)
    try:
        await asyncio.Future(loop=loop)
    except RuntimeError as error:
        print(str(error).split(" got ")[1])


asyncio.run(awaits())

# output:
# Event loop is closed
# Event loop is closed
# Event loop is closed
# Event loop is closed
# Event loop is closed
# Event loop is closed
# Event loop is closed
# Event loop is closed
# Event loop is closed
# Event loop is closed
# <Future finished result=1>
# None
# <Future finished result=1> True False 0.1
# done 1
# Future <Future pending> attached to a different loop
