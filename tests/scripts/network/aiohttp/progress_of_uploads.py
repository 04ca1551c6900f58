import asyncio

import aiohttp
from _echo import served


async def pieces():
    yield b"abc"
    yield b"de"


async def main():
    async with served() as url, aiohttp.ClientSession() as session:
        for body in (b"abc", None, pieces()):
            tracker = aiohttp.UploadTracker()
            print(tracker.bytes_written, tracker.attempts, tracker.upload_complete.done())
            async with session.post(url, data=body, upload_tracker=tracker):
                print(tracker.bytes_written, tracker.attempts, await tracker.upload_complete)
        try:
            await session.get(url, upload_tracker=tracker)
        except RuntimeError as error:
            print(error)


asyncio.run(main())

# output:
# 0 0 False
# 3 1 None
# 0 0 False
# 0 1 None
# 0 0 False
# 5 1 None
# UploadTracker is already bound to a request
