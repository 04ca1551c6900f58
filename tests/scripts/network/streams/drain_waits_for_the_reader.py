import asyncio


async def slow(reader, writer):
    total = 0
    while data := await reader.read(100_000):
        total += len(data)
        await asyncio.sleep(0)
    print("read", total)
    writer.close()


async def main():
    server = await asyncio.start_server(slow, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.transport.set_write_buffer_limits(high=1000)
    print(writer.transport.get_write_buffer_limits())
    for _ in range(50):
        writer.write(bytes(200_000))
        await writer.drain()
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(0.1)
    server.close()
    await server.wait_closed()
    try:
        writer.transport.set_write_buffer_limits(high=1, low=2)
    except ValueError as error:
        print(error)


asyncio.run(main())

# output:
# (250, 1000)
# read 10000000
# high (1) must be >= low (2) must be >= 0
