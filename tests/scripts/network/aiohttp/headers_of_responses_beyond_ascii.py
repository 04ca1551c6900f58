import asyncio

import aiohttp


async def handle(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nX-City: Z\xc3\xbcrich\r\nX-Byte: a\xff\r\nContent-Length: 0\r\n\r\n")
    writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/") as response:
            print(response.headers["X-City"], ascii(response.headers["X-Byte"]))
            print(response.raw_headers)
    server.close()


asyncio.run(main())

# output:
# Zürich 'a\udcff'
# ((b'X-City', b'Z\xc3\xbcrich'), (b'X-Byte', b'a\xff'), (b'Content-Length', b'0'))
