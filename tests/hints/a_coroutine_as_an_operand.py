# arguments: --hints on
# expect status: 1
import asyncio
async def price(x):
    return 3
async def main():
    total = price("tea") + price("toast")
    print(total)
asyncio.run(main())

# stderr:
# a_coroutine_as_an_operand.py:7: RuntimeWarning: coroutine 'price' was never awaited
#   total = price("tea") + price("toast")
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Traceback (most recent call last):
#   File "a_coroutine_as_an_operand.py", line 9, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "a_coroutine_as_an_operand.py", line 7, in main
#     total = price("tea") + price("toast")
#             ~~~~~~~~~~~~~^~~~~~~~~~~~~~~~
# TypeError: unsupported operand type(s) for +: 'coroutine' and 'coroutine'
#
# help: calling price() only makes a coroutine; `await` runs it and gives its value
#    7 |     total = await price("tea") + await price("toast")
#      |             +++++                +++++
# More: coroscope explain A101
