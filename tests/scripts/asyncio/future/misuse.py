# rules: 14
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def attempt(function, *args):
        try:
            print(repr(function(*args)))
        except BaseException as error:
            print(type(error).__name__, error)

    attempt(future.result)
    attempt(future.exception)
    attempt(future.set_exception, 5)
    future.set_result(1)
    attempt(future.set_result, 2)
    attempt(future.set_exception, ValueError())
    attempt(future.cancel)
    attempt(future.exception)
    failed = loop.create_future()
    failed.set_exception(StopIteration("x"))
    attempt(failed.result)
    print(repr(failed.exception().__cause__))
    cancelled = loop.create_future()
    print(cancelled.cancel("why"), cancelled.cancel("again"), cancelled.cancelled(), cancelled.done())
    attempt(cancelled.result)
    attempt(cancelled.exception)
    task = asyncio.create_task(asyncio.sleep(0))
    attempt(task.set_result, 1)
    attempt(task.set_exception, ValueError())
    await task

    async def stops():
        raise StopIteration("inside")

    try:
        await asyncio.create_task(stops())
    except RuntimeError as error:
        print(error, repr(error.__cause__))
    attempt(asyncio.Future.__init__, loop.create_future(), 5)
    print(asyncio.isfuture(future), asyncio.isfuture(task), asyncio.isfuture(5), asyncio.isfuture(asyncio.Future))


asyncio.run(main())

# output:
# InvalidStateError Result is not set.
# InvalidStateError Exception is not set.
# TypeError invalid exception object
# InvalidStateError invalid state
# InvalidStateError invalid state
# False
# None
# RuntimeError StopIteration interacts badly with generators and cannot be raised into a Future
# StopIteration('x')
# True False True True
# CancelledError why
# CancelledError why
# RuntimeError Task does not support set_result operation
# RuntimeError Task does not support set_exception operation
# coroutine raised StopIteration StopIteration('inside')
# TypeError Future() takes no positional arguments
# True True False False
