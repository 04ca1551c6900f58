# arguments: --hints on
# expect status: 1
import asyncio
async def agen():
    yield 1
async def main():
    for x in agen():
        print(x)
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "for_over_an_async_generator.py", line 9, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "for_over_an_async_generator.py", line 7, in main
#     for x in agen():
#              ~~~~^^
# TypeError: 'async_generator' object is not iterable
#
# help: an asynchronous generator is walked by `async for`
#    7 |     async for x in agen():
#      |     +++++
# More: coroscope explain A104
