# arguments: --clock virtual
# rules: 25
import asyncio
async def bad(e):
    try: await asyncio.sleep(0)
    finally: raise e
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            for e in (ValueError(1), TypeError(2), KeyError(3)): tg.create_task(bad(e))
    except BaseExceptionGroup as eg:
        print(type(eg).__name__, eg, [repr(x) for x in eg.exceptions], eg.__cause__, eg.__suppress_context__)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(ValueError("task")))
            raise RuntimeError("body")
    except* RuntimeError as eg: print("R", eg.exceptions)
    except* ValueError as eg: print("V", eg.exceptions)
asyncio.run(main())

# output:
# ExceptionGroup unhandled errors in a TaskGroup (3 sub-exceptions) ['ValueError(1)', 'TypeError(2)', 'KeyError(3)'] None True
# R (RuntimeError('body'),)
