import asyncio  # rules: 33


async def boom():
    raise ValueError("boom")


async def main():
    loop = asyncio.get_running_loop()

    def handler(loop, context):
        print(list(context), context["message"].split(" at ")[0], type(loop).__name__)

    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    future = loop.create_future()
    future.add_done_callback(lambda done: 1 / 0)
    future.set_result(1)
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(OSError())
    del future
    task = asyncio.create_task(boom())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    together = asyncio.gather(boom())
    await asyncio.sleep(0.01)
    del together

    def bad(loop, context):
        raise RuntimeError("in the handler")

    loop.set_exception_handler(bad)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "custom", "exception": ValueError(3), "z": 1, "a": [2]})
    loop.call_exception_handler({"message": "without exception"})
    loop.call_exception_handler({})
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)


asyncio.run(main())

# output:
# True
# ['message', 'exception', 'handle'] Exception in callback main.<locals>.<lambda>() _UnixSelectorEventLoop
# ['message', 'exception', 'handle'] Exception in callback main.<locals>.<lambda>() _UnixSelectorEventLoop
# ['message', 'exception', 'future'] Future exception was never retrieved _UnixSelectorEventLoop
# ['message', 'exception', 'future'] Task exception was never retrieved _UnixSelectorEventLoop
# ['message', 'exception', 'future'] _GatheringFuture exception was never retrieved _UnixSelectorEventLoop
# A callable object or None is expected, got 5

# stderr:
# Unhandled error in exception handler
# context: {'message': 'Exception in callback main.<locals>.<lambda>() at handlers.py:37', 'exception': ZeroDivisionError('division by zero'), 'handle': <Handle main.<locals>.<lambda>() at handlers.py:37>}
# Traceback (most recent call last):
#   File "handlers.py", line 37, in <lambda>
#     loop.call_soon(lambda: 1 / 0)
#                            ~~^~~
# ZeroDivisionError: division by zero
#
# During handling of the above exception, another exception occurred:
#
# Traceback (most recent call last):
#   File "handlers.py", line 34, in bad
#     raise RuntimeError("in the handler")
# RuntimeError: in the handler
# custom
# a: [2]
# z: 1
# ValueError: 3
# without exception
# Unhandled exception in event loop
