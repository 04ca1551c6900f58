# arguments: --hints on
# expect status: 1
import asyncio
async def f(): return 1
async def main():
    c = f()
    t = asyncio.create_task(c)
    print(await t)
    await c
asyncio.run(main())

# output:
# 1

# stderr:
# Traceback (most recent call last):
#   File "awaited_after_a_task_ran_it.py", line 10, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "awaited_after_a_task_ran_it.py", line 9, in main
#     await c
# RuntimeError: cannot reuse already awaited coroutine
#
# help: first run as a task at line 7, again at line 9; make a task if two places need the result: asyncio.create_task(...)
