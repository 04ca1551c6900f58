import asyncio


async def silent(reader, writer):
    await reader.read()
    writer.close()


async def main():
    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        await asyncio.wait_for(reader.readline(), 0.05)
    except TimeoutError:
        print("nothing came")
    try:
        async with asyncio.timeout(0.06):
            await reader.read(1)
    except TimeoutError:
        print("still nothing", reader.at_eof())
    writer.close()
    await writer.wait_closed()
    print(writer.is_closing())
    try:
        writer.write(b"late")
        await writer.drain()
    except ConnectionResetError as error:
        print(error)
    server.close()


asyncio.run(main())

# output:
# nothing came
# still nothing False
# True
# Connection lost
