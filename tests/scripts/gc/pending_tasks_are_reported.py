import asyncio
import gc


async def wait_for_ever(name):
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print(name, "finally")


def report(loop, context):
    print(context["message"], context["task"].get_name())


async def main():
    asyncio.get_running_loop().set_exception_handler(report)
    asyncio.create_task(wait_for_ever("lost"), name="lost")
    kept = asyncio.create_task(wait_for_ever("kept"), name="kept")
    await asyncio.sleep(0)
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    gc.collect()
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    kept.cancel()
    await asyncio.wait([kept])


asyncio.run(main())

# output:
# ['Task-1', 'kept', 'lost']
# lost finally
# Task was destroyed but it is pending! lost
# ['Task-1', 'kept']
# kept finally
