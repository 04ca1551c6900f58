import asyncio


async def stubborn():
    while True:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:  # finds: A401 this loop can never be cancelled: it takes CancelledError and goes on
            print("not me")
