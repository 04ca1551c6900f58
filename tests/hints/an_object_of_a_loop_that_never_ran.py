# arguments: --hints on
# expect status: 1
import asyncio
future = asyncio.new_event_loop().create_future()
async def main():
    await future
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "an_object_of_a_loop_that_never_ran.py", line 7, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "an_object_of_a_loop_that_never_ran.py", line 6, in main
#     await future
# RuntimeError: Task <Task pending name='Task-1' coro=<main() running at an_object_of_a_loop_that_never_ran.py:6> cb=[_run_until_complete_cb()]> got Future <Future pending> attached to a different loop
#
# help: it belongs to a loop that was never started, and the loop started at line 7 runs here; make it inside the coroutine that uses it
# More: coroscope explain A703
