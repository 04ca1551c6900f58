import asyncio  # rules: 28


async def child():
    try:
        await asyncio.sleep(100)
    finally:
        raise ValueError("in cleanup")


async def main():
    task = asyncio.create_task(child(), name="C")
    await asyncio.sleep(0)
    print("leave")


asyncio.run(main())

# output:
# leave

# stderr:
# unhandled exception during asyncio.run() shutdown
# task: <Task finished name='C' coro=<child() done, defined at left_behind_at_shutdown.py:4> exception=ValueError('in cleanup')>
# Traceback (most recent call last):
#   File "left_behind_at_shutdown.py", line 6, in child
#     await asyncio.sleep(100)
# asyncio.exceptions.CancelledError
#
# During handling of the above exception, another exception occurred:
#
# Traceback (most recent call last):
#   File "left_behind_at_shutdown.py", line 8, in child
#     raise ValueError("in cleanup")
# ValueError: in cleanup
