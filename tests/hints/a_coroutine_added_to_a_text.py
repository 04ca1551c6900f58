# arguments: --hints on
# expect status: 1
import asyncio
async def price(item): return 3
def label(): return "price: "
async def main():
    print(label() + price("tea"))
asyncio.run(main())

# stderr:
# a_coroutine_added_to_a_text.py:7: RuntimeWarning: coroutine 'price' was never awaited
#   print(label() + price("tea"))
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Traceback (most recent call last):
#   File "a_coroutine_added_to_a_text.py", line 8, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "a_coroutine_added_to_a_text.py", line 7, in main
#     print(label() + price("tea"))
#           ~~~~~~~~^~~~~~~~~~~~~~
# TypeError: can only concatenate str (not "coroutine") to str
#
# help: calling price() only makes a coroutine; `await` runs it and gives its value
#    7 |     print(label() + await price("tea"))
#      |                     +++++
# More: coroscope explain A101
