# arguments: --clock virtual
# rules: 25
import asyncio
seen = set()   # TaskGroup keeps its tasks in a set: the order of cancellation is unspecified
async def ok(n):
    try: await asyncio.sleep(1); print("WRONG")
    except asyncio.CancelledError: seen.add(n); raise
async def bad(): await asyncio.sleep(0); raise ValueError("bad")
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(ok(1)); b = tg.create_task(bad()); c = tg.create_task(ok(2))
            await asyncio.sleep(1); print("WRONG body")
    except* ValueError as eg:
        print(repr(eg), "|", eg, "|", eg.exceptions)
    print(a.cancelled(), b.exception(), c.cancelled(), asyncio.current_task().cancelling(), seen)
asyncio.run(main())

# output:
# ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('bad')]) | unhandled errors in a TaskGroup (1 sub-exception) | (ValueError('bad'),)
# True bad True 0 {1, 2}
