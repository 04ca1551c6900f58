import asyncio

async def brew(name, secs):
    print(f"{name}: start")
    await asyncio.sleep(secs)
    print(f"{name}: done")
    return name

async def main():
    tea = asyncio.create_task(brew("tea", 2), name="tea")
    toast = asyncio.create_task(brew("toast", 1), name="toast")
    print(await tea, await toast)

asyncio.run(main())
