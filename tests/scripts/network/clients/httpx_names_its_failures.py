import asyncio
import httpx
import _server

ANSWERS = {
    "/length": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc",
    "/chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    "/gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnonsense",
    "/nothing": b"",
    "/status": b"HTTP/1.1 abc\r\n\r\n",
}
base = _server.serve(lambda head, body: iter([ANSWERS[head[0].split()[1]]]))
for url in [*(base + path for path in ANSWERS), "http://127.0.0.1:1/", "nothing"]:
    try:
        httpx.get(url)
    except httpx.RequestError as error:
        print(type(error), error, type(error.__cause__))


async def main():
    async with httpx.AsyncClient() as client:
        await client.get("http://127.0.0.1:1/")


try:
    asyncio.run(main())
except httpx.ConnectError as error:
    while error is not None:
        print(repr(error))
        error = error.__cause__
        if isinstance(error, OSError):
            break

# output:
# <class 'httpx.RemoteProtocolError'> peer closed connection without sending complete message body (received 3 bytes, expected 100) <class 'httpcore.RemoteProtocolError'>
# <class 'httpx.RemoteProtocolError'> peer closed connection without sending complete message body (incomplete chunked read) <class 'httpcore.RemoteProtocolError'>
# <class 'httpx.DecodingError'> Error -3 while decompressing data: incorrect header check <class 'zlib.error'>
# <class 'httpx.RemoteProtocolError'> Server disconnected without sending a response. <class 'httpcore.RemoteProtocolError'>
# <class 'httpx.RemoteProtocolError'> illegal status line: bytearray(b'HTTP/1.1 abc') <class 'httpcore.RemoteProtocolError'>
# <class 'httpx.ConnectError'> [Errno 111] Connection refused <class 'httpcore.ConnectError'>
# <class 'httpx.UnsupportedProtocol'> Request URL is missing an 'http://' or 'https://' protocol. <class 'httpcore.UnsupportedProtocol'>
# ConnectError('All connection attempts failed')
# ConnectError(OSError('All connection attempts failed'))
