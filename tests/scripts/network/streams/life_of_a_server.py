import asyncio


async def nothing(reader, writer):
    await reader.read()
    writer.close()


async def main():
    server = await asyncio.start_server(nothing, "127.0.0.1", 0, start_serving=False)
    print(server.is_serving(), len(server.sockets))
    await server.start_serving()
    print(server.is_serving())
    serving = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0)
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print("already being awaited" in str(error))
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    serving.cancel()
    try:
        await asyncio.wait_for(asyncio.shield(server.wait_closed()), 0.05)
    except TimeoutError:
        print("a connection is open")
    writer.close()
    try:
        await serving
    except asyncio.CancelledError:
        print("cancelled", server.is_serving(), server.sockets)
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print(error)
    taken = await asyncio.start_server(nothing, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    try:
        await asyncio.start_server(nothing, "127.0.0.1", port)
    except OSError as error:
        print(error.errno, str(error).replace(str(port), "PORT"))
    taken.close()


asyncio.run(main())

# output:
# False 1
# True
# True
# a connection is open
# cancelled False ()
# server <Server sockets=()> is closed
# 98 [Errno 98] error while attempting to bind on address ('127.0.0.1', PORT): [errno 98] address already in use
