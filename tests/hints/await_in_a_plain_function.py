# arguments: --hints on
# expect status: 1
import asyncio
def f():
    await asyncio.sleep(1)

# stderr:
#   File "await_in_a_plain_function.py", line 5
#     await asyncio.sleep(1)
#     ^^^^^^^^^^^^^^^^^^^^^^
# SyntaxError: 'await' outside async function
#
# help: await works in `async def`: write async def f()
#    4 | async def f():
#      | +++++
# More: coroscope explain A102
