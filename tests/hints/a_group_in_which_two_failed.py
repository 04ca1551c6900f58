# arguments: --hints on --clock virtual
# expect status: 1
import asyncio
async def bad(word):
    await asyncio.sleep(0.01)
    raise ValueError(word)
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(bad("one"))
        group.create_task(bad("two"))
asyncio.run(main())

# stderr:
#   + Exception Group Traceback (most recent call last):
#   |   File "a_group_in_which_two_failed.py", line 11, in <module>
#   |     asyncio.run(main())
#   |     ~~~~~~~~~~~^^^^^^^^
#   |   File "a_group_in_which_two_failed.py", line 8, in main
#   |     async with asyncio.TaskGroup() as group:
#   |                ~~~~~~~~~~~~~~~~~^^
#   | ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)
#   +-+---------------- 1 ----------------
#     | Traceback (most recent call last):
#     |   File "a_group_in_which_two_failed.py", line 6, in bad
#     |     raise ValueError(word)
#     | ValueError: one
#     +---------------- 2 ----------------
#     | Traceback (most recent call last):
#     |   File "a_group_in_which_two_failed.py", line 6, in bad
#     |     raise ValueError(word)
#     | ValueError: two
#     +------------------------------------
#
# why: TaskGroup (line 8) had 2 tasks; both failed at t=0.010 s, in the same turn.
#      The first failure cancels the others; this one came before the cancel reached it.
