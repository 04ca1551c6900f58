# arguments: --hints on
# expect status: 1
import asyncio
futures = []
async def main():
    futures.append(asyncio.get_running_loop().create_future())
async def again():
    await futures[0]
asyncio.run(main())
asyncio.run(again())

# stderr:
# Traceback (most recent call last):
#   File "an_object_of_another_loop.py", line 10, in <module>
#     asyncio.run(again())
#     ~~~~~~~~~~~^^^^^^^^^
#   File "an_object_of_another_loop.py", line 8, in again
#     await futures[0]
# RuntimeError: Task <Task pending name='Task-4' coro=<again() running at an_object_of_another_loop.py:8> cb=[_run_until_complete_cb()]> got Future <Future pending> attached to a different loop
#
# help: it belongs to the loop started at line 9, and the loop started at line 10 runs here; make it inside the coroutine that uses it
# More: coroscope explain A703
