# arguments: --hints on
# expect status: 1
import asyncio
async def numbers():
    yield 1
async def main():
    print([n for n in numbers()])
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "a_comprehension_over_an_async_generator.py", line 8, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "a_comprehension_over_an_async_generator.py", line 7, in main
#     print([n for n in numbers()])
#                       ~~~~~~~^^
# TypeError: 'async_generator' object is not iterable
#
# help: an asynchronous generator is walked by `async for`
#    7 |     print([n async for n in numbers()])
#      |              +++++
# More: coroscope explain A104
