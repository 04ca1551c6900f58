# arguments: --hints on
# expect status: 1
import asyncio
async def a(): return 1
async def main():
    await asyncio.gather([a(), a()])
asyncio.run(main())

# stderr:
# gather_of_a_list.py:6: RuntimeWarning: coroutine 'a' was never awaited
#   await asyncio.gather([a(), a()])
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Traceback (most recent call last):
#   File "gather_of_a_list.py", line 7, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "gather_of_a_list.py", line 6, in main
#     await asyncio.gather([a(), a()])
#           ~~~~~~~~~~~~~~^^^^^^^^^^^^
# TypeError: unhashable type: 'list'
#
# help: unpack the list: asyncio.gather(*[...])
#    6 |     await asyncio.gather(*[a(), a()])
#      |                          +
