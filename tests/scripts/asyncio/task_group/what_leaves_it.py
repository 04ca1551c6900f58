# arguments: --clock virtual
"""What comes out of a group: KeyboardInterrupt and SystemExit bare, errors in the order in which they came with the body's own last;
a child that is cancelled alone is nobody's business."""
import asyncio  # rules: 25


async def after(seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error


async def fails_on_cancel(error):
    try:
        await asyncio.sleep(60)
    finally:
        raise error


def show(group):
    print(type(group).__name__, group, group.exceptions, group.__cause__)


async def main():
    async with asyncio.TaskGroup() as group:
        alone = group.create_task(after(60))
        other = group.create_task(after(0.01))
        await asyncio.sleep(0)
        alone.cancel()
    print(alone.cancelled(), other.cancelled(), asyncio.current_task().cancelling())

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails_on_cancel(KeyError("second")))
            group.create_task(after(0.01, ValueError("first")))
            try:
                await asyncio.sleep(60)
            finally:
                raise OSError("the body's own, last")
    except ExceptionGroup as errors:
        show(errors)
    print(asyncio.current_task().cancelling())

    class Own(BaseException):
        pass

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(after(0.01, Own("not an Exception")))
    except BaseExceptionGroup as errors:
        show(errors)

    async def late():
        try:
            await asyncio.sleep(60)
        finally:
            coroutine = after(0)
            try:
                group.create_task(coroutine)
            except RuntimeError as error:
                print(str(error).split(" tasks=")[0])
                coroutine.close()

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(late())
            group.create_task(after(0.01, ValueError("shuts it down")))
    except* ValueError as errors:
        show(errors)

    async def cancelled_from_outside():
        async with asyncio.TaskGroup() as group:
            group.create_task(after(60))
            await asyncio.sleep(60)

    task = asyncio.create_task(cancelled_from_outside())
    await asyncio.sleep(0.01)
    task.cancel("outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), task.cancelling())
    async with asyncio.TaskGroup() as group:
        group.create_task(after(0.01, SystemExit(3)))


try:
    asyncio.run(main())
except SystemExit as error:
    print(repr(error))


async def interrupted():
    async with asyncio.TaskGroup() as group:
        group.create_task(after(60))
        raise KeyboardInterrupt("in the body")


try:
    asyncio.run(interrupted())
except KeyboardInterrupt as error:
    print(repr(error))

# output:
# True False 0
# ExceptionGroup unhandled errors in a TaskGroup (3 sub-exceptions) (ValueError('first'), KeyError('second'), OSError("the body's own, last")) None
# 0
# BaseExceptionGroup unhandled errors in a TaskGroup (1 sub-exception) (Own('not an Exception'),) None
# TaskGroup <TaskGroup
# ExceptionGroup unhandled errors in a TaskGroup (1 sub-exception) (ValueError('shuts it down'),) None
# CancelledError('outside') 1
# SystemExit(3)
# KeyboardInterrupt('in the body')

# stderr:
# Task exception was never retrieved
# future: <Task finished name='Task-1' coro=<main() done, defined at what_leaves_it.py:24> exception=SystemExit(3)>
# Traceback (most recent call last):
#   File "what_leaves_it.py", line 88, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "what_leaves_it.py", line 83, in main
#     async with asyncio.TaskGroup() as group:
#                ~~~~~~~~~~~~~~~~~^^
#   File "what_leaves_it.py", line 10, in after
#     raise error
# SystemExit: 3
