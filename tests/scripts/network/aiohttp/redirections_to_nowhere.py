import asyncio

import aiohttp


async def main():
    places = [b"http://", b"ftp://x", b"http://h:bad/"]

    async def handle(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % places.pop(0))
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with aiohttp.ClientSession() as session:
        while places:
            try:
                await session.get(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
            except aiohttp.ClientError as error:
                print(type(error).__name__, error)
    server.close()


asyncio.run(main())

# output:
# InvalidUrlRedirectClientError http:// - Invalid redirect URL origin
# NonHttpUrlRedirectClientError ftp://x
# InvalidUrlRedirectClientError http://h:bad/ - Server attempted redirecting to a location that does not look like a URL
