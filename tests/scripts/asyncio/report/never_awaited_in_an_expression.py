import asyncio  # rules: 31


async def price(what):
    return 3


async def main():
    asyncio.sleep(0)
    total = price("tea") + 1
    print(total)


asyncio.run(main())

# expect status: 1

# stderr:
# never_awaited_in_an_expression.py:9: RuntimeWarning: coroutine 'sleep' was never awaited
#   asyncio.sleep(0)
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# never_awaited_in_an_expression.py:10: RuntimeWarning: coroutine 'price' was never awaited
#   total = price("tea") + 1
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Traceback (most recent call last):
#   File "never_awaited_in_an_expression.py", line 14, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "never_awaited_in_an_expression.py", line 10, in main
#     total = price("tea") + 1
#             ~~~~~~~~~~~~~^~~
# TypeError: unsupported operand type(s) for +: 'coroutine' and 'int'
