# arguments: --clock virtual
# rules: 20
import asyncio
async def ok(n, d):
    try:
        await asyncio.sleep(d); print("ok", n); return n
    except asyncio.CancelledError: print("WRONG cancelled")
async def bad(n, d):
    await asyncio.sleep(d); print("bad", n); raise ValueError(n)
async def main():
    a = asyncio.create_task(ok("a", 0.15))
    try: await asyncio.gather(a, bad("b", 0.05), bad("c", 0.1))
    except ValueError as e: print("caught", e)
    print("a done:", a.done())
    print(await a)
    await asyncio.sleep(0.1)
asyncio.run(main())

# output:
# bad b
# caught b
# a done: False
# bad c
# ok a
# a
