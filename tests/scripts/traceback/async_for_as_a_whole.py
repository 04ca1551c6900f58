"""What an asynchronous generator raises is placed at the whole loop or comprehension that asks for its items."""
import asyncio
import traceback


async def numbers():
    yield 1
    raise ValueError("no more")


async def loop():
    async for n in numbers():
        print(n)


async def comprehension():
    return [n async for n in numbers()]


async def main():
    for use in (loop, comprehension):
        try:
            await use()
        except ValueError as error:
            print("".join(traceback.format_tb(error.__traceback__.tb_next, limit=1)), end="")


asyncio.run(main())

# output:
# 1
#   File "async_for_as_a_whole.py", line 12, in loop
#     async for n in numbers():
#         print(n)
#   File "async_for_as_a_whole.py", line 17, in comprehension
#     return [n async for n in numbers()]
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
