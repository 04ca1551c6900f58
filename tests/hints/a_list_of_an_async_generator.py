# arguments: --hints on
# expect status: 1
import asyncio
async def numbers():
    yield 1
async def main():
    # Here it is the call that fails, not the `for`: nothing is certain.
    for n in list(numbers()):
        print(n)
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "a_list_of_an_async_generator.py", line 10, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "a_list_of_an_async_generator.py", line 8, in main
#     for n in list(numbers()):
#              ~~~~^^^^^^^^^^^
# TypeError: 'async_generator' object is not iterable
