"""The timeouts of a request: for a connection of the pool, for the whole, and what they come of."""
import asyncio
import logging
import socket

import aiohttp
from aiohttp import web
from _echo import served

logging.getLogger("aiohttp.server").setLevel(100)


async def slow(request):
    await asyncio.sleep(0.4)
    return web.Response()


async def attempt(session, url, **timeouts):
    try:
        await session.get(url, timeout=aiohttp.ClientTimeout(**timeouts))
    except TimeoutError as error:
        print(type(error).__name__, str(error).replace(url, "URL"), repr(error.__cause__))


async def main():
    async with served(slow) as url, aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
        await attempt(session, url, total=0.05)
        await attempt(session, url, sock_read=0.05)
        first = asyncio.create_task(attempt(session, url, total=0.2))
        await asyncio.sleep(0)
        await attempt(session, url, connect=0.05)
        await first
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        async with aiohttp.ClientSession() as session:
            await attempt(session, f"http://127.0.0.1:{full.getsockname()[1]}/", sock_connect=0.05)
        for one in waiting:
            one.close()


asyncio.run(main())

# output:
# TimeoutError  CancelledError()
# SocketTimeoutError Timeout on reading data from socket None
# ConnectionTimeoutError Connection timeout to host URL TimeoutError()
# TimeoutError  CancelledError()
# ConnectionTimeoutError Connection timeout to host URL TimeoutError()
