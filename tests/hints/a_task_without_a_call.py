# arguments: --hints on
# expect status: 1
import asyncio
async def work(): pass
async def main():
    await asyncio.create_task(work)
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "a_task_without_a_call.py", line 7, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "a_task_without_a_call.py", line 6, in main
#     await asyncio.create_task(work)
#           ~~~~~~~~~~~~~~~~~~~^^^^^^
# TypeError: a coroutine was expected, got <function work at 0x7f007f000010>
#
# help: call it: asyncio.create_task(work())
#    6 |     await asyncio.create_task(work())
#      |                                   ++
