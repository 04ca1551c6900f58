import asyncio


async def handle(reader, writer):
    print("server got a connection:", asyncio.current_task().get_name())
    while line := await reader.readline():
        print("server read", line)
        writer.write(line.upper())
        await writer.drain()
    print("server sees the end")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print(host, type(port).__name__, server.is_serving())
    reader, writer = await asyncio.open_connection(host, port)
    for word in (b"one\n", b"two\n"):
        writer.write(word)
        await writer.drain()
        print("client read", await reader.readline())
    writer.write_eof()
    print("client read", await reader.read())
    print(reader.at_eof())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print(server.sockets, server.is_serving())


asyncio.run(main())

# output:
# 127.0.0.1 int True
# server got a connection: Task-4
# server read b'one\n'
# client read b'ONE\n'
# server read b'two\n'
# client read b'TWO\n'
# server sees the end
# client read b''
# True
# () False
