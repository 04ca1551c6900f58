# arguments: --clock virtual
# rules: 22
import asyncio
async def stubborn():
    try: await asyncio.sleep(1)
    except asyncio.CancelledError:
        await asyncio.sleep(0.05); print("cleanup"); return "kept"
async def err():
    try: await asyncio.sleep(1)
    except asyncio.CancelledError: raise ValueError("from cleanup")
async def main():
    for c in (stubborn, err):
        try: print(await asyncio.wait_for(c(), 0.05))
        except Exception as e: print(type(e).__name__, e)
asyncio.run(main())

# output:
# cleanup
# kept
# ValueError from cleanup
