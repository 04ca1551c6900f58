import asyncio

await asyncio.sleep(1)  # finds: A102 await outside of async def
