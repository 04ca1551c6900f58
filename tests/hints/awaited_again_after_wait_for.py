# arguments: --hints on --clock virtual
# expect status: 1
import asyncio
async def main():
    c = asyncio.sleep(10)
    try:
        await asyncio.wait_for(c, 1)
    except TimeoutError:
        await c
asyncio.run(main())

# stderr:
# asyncio.exceptions.CancelledError
#
# The above exception was the direct cause of the following exception:
#
# Traceback (most recent call last):
#   File "awaited_again_after_wait_for.py", line 7, in main
#     await asyncio.wait_for(c, 1)
# TimeoutError
#
# During handling of the above exception, another exception occurred:
#
# Traceback (most recent call last):
#   File "awaited_again_after_wait_for.py", line 10, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "awaited_again_after_wait_for.py", line 9, in main
#     await c
# RuntimeError: cannot reuse already awaited coroutine
#
# help: first awaited at line 7, again at line 9; make a task if two places need the result: asyncio.create_task(...)
