# arguments: --hints on --clock virtual
# expect status: 1
import asyncio
async def bad(word):
    await asyncio.sleep(0.01)
    raise ValueError(word)
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(bad("one"))
        group.create_task(asyncio.sleep(1))
        group.create_task(asyncio.sleep(2))
asyncio.run(main())
