# rules: 25
import asyncio


async def refused(group):
    coroutine = asyncio.sleep(0)
    try:
        group.create_task(coroutine)
    except RuntimeError as error:
        print(error)
        coroutine.close()


async def main():
    group = asyncio.TaskGroup()
    await refused(group)
    async with group:
        print(group)
        try:
            async with group:
                pass
        except RuntimeError as error:
            print(error)
    await refused(group)
    try:
        async with asyncio.TaskGroup() as failed:
            failed.create_task(asyncio.sleep(1))
            raise KeyError("body")
    except* KeyError as errors:
        print(repr(errors))
    await refused(failed)


asyncio.run(main())

# output:
# TaskGroup <TaskGroup> has not been entered
# <TaskGroup entered>
# TaskGroup <TaskGroup entered> has already been entered
# TaskGroup <TaskGroup entered> is finished
# ExceptionGroup('unhandled errors in a TaskGroup', [KeyError('body')])
# TaskGroup <TaskGroup cancelling> is finished
