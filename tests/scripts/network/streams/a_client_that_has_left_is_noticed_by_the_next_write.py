import asyncio

told = []


async def ticks(reader, writer):
    try:
        while True:
            writer.write(b"tick\n")
            await writer.drain()
            await asyncio.sleep(0.02)
    except OSError as error:
        told.append(f"{error!r} {writer.is_closing()}")
    writer.close()


async def main():
    server = await asyncio.start_server(ticks, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.readline())  # expect: b'tick\n'
    writer.close()
    await asyncio.sleep(0.2)
    print(*told)  # expect: ConnectionResetError('Connection lost') True


asyncio.run(main())
