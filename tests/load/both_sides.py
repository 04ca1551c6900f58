"""A server and its clients in one process, for .ci/profile. Arguments: `streams`, `web` or `session`, and how many requests.

`streams` is lines echoed, `web` an aiohttp server asked over bare transports, `session` the same asked by aiohttp's own client.
"""
import asyncio
import sys

from aiohttp import ClientSession, web

CLIENTS = 16
REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: both-sides\r\nAccept: */*\r\n\r\n"


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()
    writer.close()


async def ask_lines(port, count):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number in range(count):
        writer.write(b"line %d\n" % number)
        assert await reader.readline() == b"line %d\n" % number
    writer.close()
    return count


class Asking(asyncio.Protocol):
    """Asks as soon as it has an answer."""

    def __init__(self, count):
        self.left = count
        self.done = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        transport.write(REQUEST)

    def data_received(self, data):
        assert data.startswith(b"HTTP/1.1 200 OK\r\n") and data.endswith(b'{"message": "hello"}'), data
        self.left -= 1
        if self.left:
            self.transport.write(REQUEST)
        else:
            self.transport.close()
            self.done.set_result(None)


async def ask_bare(port, count):
    _, protocol = await asyncio.get_running_loop().create_connection(lambda: Asking(count), "127.0.0.1", port)
    await protocol.done
    return count


async def ask_session(session, port, count):
    for _ in range(count):
        async with session.get(f"http://127.0.0.1:{port}/") as response:
            assert await response.json() == {"message": "hello"}
    return count


async def hello(request):
    return web.json_response({"message": "hello"})


async def serve_lines(count):
    async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        return sum(await asyncio.gather(*(ask_lines(port, count) for _ in range(CLIENTS))))


async def serve_web(count, by_session):
    app = web.Application()
    app.add_routes([web.get("/", hello)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    async with ClientSession() as session:
        asks = (ask_session(session, port, count) if by_session else ask_bare(port, count) for _ in range(CLIENTS))
        answered = sum(await asyncio.gather(*asks))
    await runner.cleanup()
    return answered


async def main():
    kind, count = sys.argv[1], int(sys.argv[2]) // CLIENTS
    answered = await (serve_lines(count) if kind == "streams" else serve_web(count, kind == "session"))
    print(kind, answered)


asyncio.run(main())
