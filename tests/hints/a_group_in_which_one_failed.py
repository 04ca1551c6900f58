# arguments: --hints on --clock virtual
# expect status: 1
import asyncio
async def bad(word):
    await asyncio.sleep(0.01)
    raise ValueError(word)
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(bad("one"))
        group.create_task(asyncio.sleep(1))
        group.create_task(asyncio.sleep(2))
asyncio.run(main())

# stderr:
#   + Exception Group Traceback (most recent call last):
#   |   File "a_group_in_which_one_failed.py", line 12, in <module>
#   |     asyncio.run(main())
#   |     ~~~~~~~~~~~^^^^^^^^
#   |   File "a_group_in_which_one_failed.py", line 8, in main
#   |     async with asyncio.TaskGroup() as group:
#   |                ~~~~~~~~~~~~~~~~~^^
#   | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
#   +-+---------------- 1 ----------------
#     | Traceback (most recent call last):
#     |   File "a_group_in_which_one_failed.py", line 6, in bad
#     |     raise ValueError(word)
#     | ValueError: one
#     +------------------------------------
#
# why: TaskGroup (line 8) had 3 tasks; one failed at t=0.010 s, and that cancelled the others
