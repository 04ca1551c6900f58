# arguments: --hints on --clock virtual
# expect status: 1
import asyncio
async def f(): await asyncio.sleep(1)
async def show(c):
    await c
async def main():
    c = f()
    await asyncio.gather(show(c), show(c))
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "awaited_while_another_awaits.py", line 10, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "awaited_while_another_awaits.py", line 9, in main
#     await asyncio.gather(show(c), show(c))
#   File "awaited_while_another_awaits.py", line 6, in show
#     await c
# RuntimeError: coroutine is being awaited already
#
# help: first awaited at line 6, again at line 6; make a task if two places need the result: asyncio.create_task(...)
