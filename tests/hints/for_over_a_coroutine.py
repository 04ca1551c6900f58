# arguments: --hints on
# expect status: 1
import asyncio
async def numbers(): return [1, 2]
async def main():
    for n in numbers():
        print(n)
asyncio.run(main())

# stderr:
# for_over_a_coroutine.py:6: RuntimeWarning: coroutine 'numbers' was never awaited
#   for n in numbers():
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Traceback (most recent call last):
#   File "for_over_a_coroutine.py", line 8, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "for_over_a_coroutine.py", line 6, in main
#     for n in numbers():
#              ~~~~~~~^^
# TypeError: 'coroutine' object is not iterable
#
# help: calling numbers() only makes a coroutine; `await` runs it and gives its value
#    6 |     for n in await numbers():
#      |              +++++
# More: coroscope explain A101
