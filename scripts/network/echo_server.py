"""A server and its clients: lines come back in capitals.

One thread serves everybody: while one client is slow, the others
are answered.
"""

import asyncio


async def shout(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(port, name, pause):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for word in "hello", "and goodbye":
        await asyncio.sleep(pause)
        writer.write(f"{word} from {name}\n".encode())
        answer = await reader.readline()
        print(f"{name} hears: {answer.decode().rstrip()}")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(shout, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]  # 0 let the system choose
    async with server:
        await asyncio.gather(
            client(port, "Ann", 0.2),
            client(port, "Bob", 0.05),
        )


asyncio.run(main())
