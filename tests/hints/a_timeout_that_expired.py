# arguments: --hints on --clock virtual
# expect status: 1
import asyncio
async def main():
    async with asyncio.timeout(1.0):
        await asyncio.sleep(10)
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "a_timeout_that_expired.py", line 6, in main
#     await asyncio.sleep(10)
# asyncio.exceptions.CancelledError
#
# The above exception was the direct cause of the following exception:
#
# Traceback (most recent call last):
#   File "a_timeout_that_expired.py", line 7, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "a_timeout_that_expired.py", line 5, in main
#     async with asyncio.timeout(1.0):
#                ~~~~~~~~~~~~~~~^^^^^
# TimeoutError
#
# why: the timeout of 1.0 s (line 5) expired; it cancelled main at line 6
