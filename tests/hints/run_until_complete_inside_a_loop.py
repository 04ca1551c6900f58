# arguments: --hints on
# expect status: 1
import asyncio
async def inner(): return 7
async def main():
    task = asyncio.create_task(inner())
    asyncio.get_running_loop().run_until_complete(task)
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "run_until_complete_inside_a_loop.py", line 8, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "run_until_complete_inside_a_loop.py", line 7, in main
#     asyncio.get_running_loop().run_until_complete(task)
#     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^^^^^^
# RuntimeError: This event loop is already running
#
# help: you are already inside the loop here; write: await task
# More: coroscope explain A701
