"""What was not read before the end of the block, before close() or release(), cannot be read any more."""
import asyncio

import aiohttp
from _echo import served


async def attempt(name, reading):
    try:
        print(name, len(await reading))
    except aiohttp.ClientConnectionError as error:
        print(name, type(error).__name__, error)


async def main():
    async with served() as url, aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            pass
        await attempt("after the block", response.text())
        await attempt("its stream", response.content.read())
        response = await session.get(url)
        response.close()
        await attempt("closed", response.read())
        response = await session.get(url)
        response.release()
        await attempt("released", response.json())
        async with session.get(url) as response:
            await response.read()
        await attempt("read before", response.text())


asyncio.run(main())

# output:
# after the block ClientConnectionError Connection closed
# its stream ClientConnectionError Connection closed
# closed ClientConnectionError Connection closed
# released ClientConnectionError Connection closed
# read before 78
