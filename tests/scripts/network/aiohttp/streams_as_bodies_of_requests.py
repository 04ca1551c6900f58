"""A body that comes in pieces: from another message, from a generator, from a payload of one's own; one that breaks off."""
import asyncio
import logging

import aiohttp
from aiohttp import web
from _echo import served

logging.getLogger("aiohttp.server").setLevel(100)


async def pieces(*found):
    for piece in found:
        if isinstance(piece, Exception):
            raise piece
        yield piece


class Twice(aiohttp.Payload):
    async def write(self, writer):
        await writer.write(self._value)
        await writer.write(b"")
        await writer.write(self._value)

    def decode(self, encoding="utf-8", errors="strict"):
        return "twice"

    @property
    def size(self):
        return 2 * len(self._value)


async def count(request):
    return web.Response(text=f"{len(await request.read())} {request.headers.get('Transfer-Encoding')}")


async def main():
    async with served(count) as origin, aiohttp.ClientSession() as session:
        async def pass_on(request):
            async with session.post(origin, data=request.content) as response:
                return web.Response(text=await response.text())

        async with served(pass_on) as url:
            for body in (b"q" * 500_000, pieces(b"abc", b"", b"de"), Twice(b"four")):
                async with session.post(url, data=body) as response:
                    print(await response.text())
        async with session.post(origin, data=Twice(b"four")) as response:
            print(await response.text())
        async with session.post(origin, data=pieces(b"abc"), headers={"Content-Length": "3"}) as response:
            print(await response.text())
        for piece in (ValueError("it broke"), OSError(5, "no more"), "a text"):
            try:
                await session.post(origin, data=pieces(b"abc", piece))
            except aiohttp.ClientError as error:
                print(type(error).__name__, str(error).split(" underlying")[0].replace(origin, "URL"), repr(error.__cause__))


asyncio.run(main())

# output:
# 500000 chunked
# 5 chunked
# 8 chunked
# 8 None
# 3 None
# ClientConnectionError Failed to send bytes into the ValueError('it broke')
# ClientOSError [Errno 5] Can not write request body for URL OSError(5, 'no more')
# ClientConnectionError Failed to send bytes into the TypeError('sequence item 1: expected a bytes-like object, str found')
