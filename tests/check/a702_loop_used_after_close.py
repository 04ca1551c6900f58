import asyncio


async def work():
    pass


loop = asyncio.new_event_loop()
loop.run_until_complete(work())
loop.close()
loop.run_until_complete(work())  # finds: A702 loop was closed in line 10
