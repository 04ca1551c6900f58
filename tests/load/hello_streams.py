"""Hello in JSON by a server written by hand over asyncio's streams, for .ci/benchmark-http. Arguments: the port, `uvloop` for its loop."""
import asyncio
import sys

BODY = b'{"message": "hello"}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


async def handle(reader, writer):
    try:
        while line := await reader.readline():
            method, path, version = line.split()
            while (await reader.readline()) not in (b"\r\n", b""):
                pass
            writer.write(ANSWER)
            await writer.drain()
    except ConnectionResetError:
        pass
    finally:
        writer.close()


async def main():
    async with await asyncio.start_server(handle, "127.0.0.1", int(sys.argv[1])) as server:
        await server.serve_forever()


if "uvloop" in sys.argv:
    import uvloop
    uvloop.install()
asyncio.run(main())
