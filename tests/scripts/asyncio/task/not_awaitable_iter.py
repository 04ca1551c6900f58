import asyncio
class NoIter:
    def __await__(self): return 5
class A:
    pass
async def main():
    try: await NoIter()
    except TypeError as e: print(e)
    class Co:
        pass
    async def noop(): pass
    c = noop()
    Co.__await__ = lambda self: c
    try: await Co()
    except TypeError as e: print(e)
    c.close()
    def plain(): return iter([])
    class Ok:
        def __await__(self): return iter([])
    print(await Ok())
    async def agen(): yield 1
    try:
        async for _ in A(): pass
    except TypeError as e: print(e)
    try:
        async with A(): pass
    except TypeError as e: print(e)
    try:
        for _ in agen(): pass
    except TypeError as e: print(e)
    try:
        with asyncio.Lock(): pass
    except TypeError as e: print(e)
asyncio.run(main())

# output:
# __await__() returned non-iterator of type 'int'
# __await__() returned a coroutine
# None
# 'async for' requires an object with __aiter__ method, got A
# 'A' object does not support the asynchronous context manager protocol
# 'async_generator' object is not iterable
# 'Lock' object does not support the context manager protocol
