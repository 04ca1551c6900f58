import asyncio


async def own():
    pass


async def main():
    queue, lock = asyncio.Queue(), asyncio.Lock()
    for value in (asyncio.sleep, queue.get, lock.acquire, asyncio.Queue.get, asyncio.gather, asyncio.current_task, own, len):
        try:
            await value
        except TypeError as refused:
            print(refused)


asyncio.run(main())

# output:
# object function can't be used in 'await' expression
# object method can't be used in 'await' expression
# object method can't be used in 'await' expression
# object function can't be used in 'await' expression
# object function can't be used in 'await' expression
# object builtin_function_or_method can't be used in 'await' expression
# object function can't be used in 'await' expression
# object builtin_function_or_method can't be used in 'await' expression
