import asyncio

async def bad(word):
    await asyncio.sleep(0.01)
    raise ValueError(word)
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(bad("one"))
        group.create_task(bad("two"))

asyncio.run(main())
