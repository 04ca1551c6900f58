"""Lines over streams."""
import asyncio

from _exchanges import check


async def handle(reader, writer):
    try:
        while line := await reader.readline():
            writer.write(line.upper())
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


async def serve():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)

    async def closing():
        server.close()
        await server.wait_closed()

    return closing, server.sockets[0].getsockname()[1]


async def exchange(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(b"hello\n")
        await writer.drain()
        if await reader.readuntil(b"\n") != b"HELLO\n":
            raise EOFError
    finally:
        writer.close()
        try:
            await writer.wait_closed()
        except OSError:
            pass


asyncio.run(check(serve, exchange))
