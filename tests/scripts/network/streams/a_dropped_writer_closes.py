import asyncio


async def handle(reader, writer):
    print("server read", await reader.read())
    # Neither closed nor kept: its end closes the connection.


async def client(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"bye")


async def failing(reader, writer):
    raise ValueError("handler")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    async with await asyncio.start_server(handle, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        await client(port)
        await asyncio.sleep(0.05)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write_eof()
        print("client read", await reader.read())
        writer.close()
    async with await asyncio.start_server(failing, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        print("client read", await reader.read())
        writer.close()


asyncio.run(main())

# output:
# server read b'bye'
# server read b''
# client read b''
# Unhandled exception in client_connected_cb ValueError('handler')
# client read b''
