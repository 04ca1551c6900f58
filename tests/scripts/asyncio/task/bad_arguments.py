import asyncio
def t(f):
    try: f()
    except Exception as e: print(type(e).__name__, "|", e)
async def f(): pass
def gen(): yield
async def agen(): yield
async def main():
    t(lambda: asyncio.create_task(5))
    t(lambda: asyncio.create_task("text"))
    t(lambda: asyncio.create_task([]))
    t(lambda: asyncio.ensure_future("s"))
    t(lambda: asyncio.create_task(None))
    try: await asyncio.gather(1, 2)
    except TypeError as e: print("gather |", e)
    try: await asyncio.shield(3)
    except TypeError as e: print("shield |", e)
asyncio.run(main())

# output:
# TypeError | a coroutine was expected, got 5
# TypeError | a coroutine was expected, got 'text'
# TypeError | a coroutine was expected, got []
# TypeError | An asyncio.Future, a coroutine or an awaitable is required
# TypeError | a coroutine was expected, got None
# gather | An asyncio.Future, a coroutine or an awaitable is required
# shield | An asyncio.Future, a coroutine or an awaitable is required
