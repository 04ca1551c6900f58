# arguments: --hints on
# expect status: 1
import asyncio
async def f(): return 1
async def main():
    c = f()
    await c
    await c
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "awaited_twice.py", line 9, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "awaited_twice.py", line 8, in main
#     await c
# RuntimeError: cannot reuse already awaited coroutine
#
# help: first awaited at line 7, again at line 8; make a task if two places need the result: asyncio.create_task(...)
