import asyncio, time

async def heartbeat():
    for n in range(3):
        print("beat", n)
        await asyncio.sleep(0.1)
async def report():
    print("report ready")
    time.sleep(1)

async def main():
    beats = asyncio.create_task(heartbeat(), name="heartbeat")
    await asyncio.sleep(0)
    await asyncio.create_task(report())
    await beats

asyncio.run(main())
