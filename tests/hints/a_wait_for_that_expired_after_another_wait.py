# arguments: --hints on --clock virtual
# expect status: 1
import asyncio
async def slow():
    await asyncio.sleep(10)
async def main():
    await asyncio.sleep(1)
    await asyncio.wait_for(slow(), 0.5)
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "a_wait_for_that_expired_after_another_wait.py", line 5, in slow
#     await asyncio.sleep(10)
# asyncio.exceptions.CancelledError
#
# The above exception was the direct cause of the following exception:
#
# Traceback (most recent call last):
#   File "a_wait_for_that_expired_after_another_wait.py", line 9, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "a_wait_for_that_expired_after_another_wait.py", line 8, in main
#     await asyncio.wait_for(slow(), 0.5)
# TimeoutError
#
# why: the timeout of 0.5 s (line 8) expired; it cancelled main at line 5
