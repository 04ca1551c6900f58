"""Bodies that are not packed as their headers say, that end too early, and heads that are none: with their causes."""
import asyncio

import aiohttp


async def attempt(answer):
    async def handle(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    try:
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            print(await response.read())
    except aiohttp.ClientError as error:
        print(type(error).__name__, str(error).replace(url, "URL"))
        while (error := error.__cause__) is not None:
            print("of", type(error).__module__, type(error).__name__)
    server.close()


async def main():
    await attempt(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")
    await attempt(b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 5\r\n\r\nhello")
    await attempt(b"HTTP/1.1 200 OK\r\nContent-Encoding: unheard-of\r\nContent-Length: 1\r\n\r\na")
    await attempt(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
    await attempt(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")


asyncio.run(main())

# output:
# ClientPayloadError 400, message:
#   Can not decode content-encoding: gzip
# of aiohttp.http_exceptions ContentEncodingError
# ClientPayloadError 400, message:
#   Can not decode content-encoding: deflate
# of aiohttp.http_exceptions ContentEncodingError
# b'a'
# ClientPayloadError Response payload is not completed: <ContentLengthError: 400, message='Not enough data to satisfy content length header (received 3 of 10 bytes).'>
# of aiohttp.http_exceptions ContentLengthError
# ClientPayloadError Response payload is not completed: <TransferEncodingError: 400, message='Not enough data to satisfy transfer length header.'>
# of aiohttp.http_exceptions TransferEncodingError
