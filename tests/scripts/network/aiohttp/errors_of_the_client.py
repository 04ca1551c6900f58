import asyncio
import aiohttp


async def serve(answer):
    async def handle(reader, writer):
        try:
            await reader.readuntil(b"\r\n\r\n")
            if answer is not None:
                writer.write(answer)
                await writer.drain()
            else:
                await asyncio.sleep(1)
        except Exception:
            pass
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"


async def attempt(name, answer, **options):
    server, url = await serve(answer)
    try:
        async with aiohttp.ClientSession() as session:
            async with session.get(url, **options) as response:
                print(name, response.status, response.reason, (await response.read())[:60])
    except Exception as error:
        text = str(error).replace(url, "URL")
        print(name, type(error).__name__, text[:150])
    finally:
        server.close()


async def main():
    await attempt("good", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    await attempt("to the end", b"HTTP/1.0 200 Fine\r\n\r\nbody to the end")
    await attempt("chunks", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
    await attempt("no content", b"HTTP/1.1 204 No Content\r\n\r\n")
    await attempt("cut short", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
    await attempt("closed", b"")
    await attempt("timeout", None, timeout=aiohttp.ClientTimeout(total=0.05))
    await attempt("sock_read", None, timeout=aiohttp.ClientTimeout(sock_read=0.05))
    await attempt("continue", b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
    import zlib
    body = zlib.compress(b"compressed " * 5)
    await attempt("deflate", b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    async with aiohttp.ClientSession() as session:
        for url in ("http://127.0.0.1:1/x", "http://nowhere.invalid/", "example.com", "http://", "ftp://x/y"):
            try:
                await session.get(url)
            except aiohttp.ClientError as error:
                print(type(error).__name__, "|", error, "|", isinstance(error, OSError))
        try:
            await session.get("http://nowhere.invalid/")
        except aiohttp.ClientConnectorError as error:
            print(error.host, error.port, error.os_error.args, error.errno, error.strerror)
    try:
        session = aiohttp.ClientSession()
        await session.get("http://127.0.0.1:1/", json={}, data=b"")
    except ValueError as error:
        print(error)
    await session.close()
    print(session.closed)


asyncio.run(main())
try:
    aiohttp.ClientSession()
except RuntimeError as error:
    print(error)

# output:
# good 200 OK b'ok'
# to the end 200 Fine b'body to the end'
# chunks 200 OK b'abc'
# no content 204 No Content b''
# cut short ClientPayloadError Response payload is not completed: <ContentLengthError: 400, message='Not enough data to satisfy content length header (received 3 of 100 bytes).'>
# closed ServerDisconnectedError Server disconnected
# timeout TimeoutError 
# sock_read SocketTimeoutError Timeout on reading data from socket
# continue 200 OK b'x'
# deflate 200 OK b'compressed compressed compressed compressed compressed '
# ClientConnectorError | Cannot connect to host 127.0.0.1:1 ssl:default [Connect call failed ('127.0.0.1', 1)] | True
# ClientConnectorDNSError | Cannot connect to host nowhere.invalid:80 ssl:default [Name or service not known] | True
# InvalidUrlClientError | example.com | False
# InvalidUrlClientError | http:// | False
# NonHttpUrlClientError | ftp://x/y | False
# nowhere.invalid 80 (-2, 'Name or service not known') -2 Name or service not known
# data and json parameters can not be used at the same time
# True
# no running event loop
