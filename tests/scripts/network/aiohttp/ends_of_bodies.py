"""A response is closed once its body is there; only chunks of the sender have ends."""
import asyncio

import aiohttp


async def handle(reader, writer):
    head = await reader.readuntil(b"\r\n\r\n")
    if b"/chunks" in head:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
    else:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    async with aiohttp.ClientSession() as session:
        for path in ("length", "chunks"):
            async with session.get(url + path) as response:
                print([pair async for pair in response.content.iter_chunks()])
                print(response.closed, response.connection, response.content.at_eof())
    server.close()


asyncio.run(main())

# output:
# [(b'abc', False)]
# True None True
# [(b'abc', True)]
# True None True
