import asyncio


async def price(what):
    return 3


async def main():
    asyncio.sleep(0)
    if price("tea"):
        print("a coroutine is always true")
    total = price("tea") + 1
    print(total)


asyncio.run(main())

# expect status: 1

# output:
# a coroutine is always true

# stderr:
# never_awaited_in_an_expression.py:9: RuntimeWarning: coroutine 'sleep' was never awaited
#   asyncio.sleep(0)
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# never_awaited_in_an_expression.py:10: RuntimeWarning: coroutine 'price' was never awaited
#   if price("tea"):
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# never_awaited_in_an_expression.py:12: RuntimeWarning: coroutine 'price' was never awaited
#   total = price("tea") + 1
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Traceback (most recent call last):
#   File "never_awaited_in_an_expression.py", line 16, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "never_awaited_in_an_expression.py", line 12, in main
#     total = price("tea") + 1
#             ~~~~~~~~~~~~~^~~
# TypeError: unsupported operand type(s) for +: 'coroutine' and 'int'
