# arguments: --hints on
# expect status: 1
import asyncio
async def main(): pass
c = main()
asyncio.run(c)
asyncio.run(c)

# stderr:
# Traceback (most recent call last):
#   File "run_twice.py", line 7, in <module>
#     asyncio.run(c)
#     ~~~~~~~~~~~^^^
# RuntimeError: cannot reuse already awaited coroutine
#
# help: first run as a task at line 6, again at line 7; make a task if two places need the result: asyncio.create_task(...)
