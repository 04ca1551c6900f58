import asyncio


async def attempt(coroutine):
    try:
        print(await coroutine)
    except Exception as error:
        print(type(error).__name__, "|", error, "|", error.args)


async def short(reader, writer):
    writer.write(b"abc")
    writer.close()


async def long(reader, writer):
    writer.write(b"x" * 300)
    writer.write(b"\nrest")
    writer.close()


async def crash(reader, writer):
    writer.transport.abort()


async def main():
    await attempt(asyncio.open_connection("127.0.0.1", 1))
    await attempt(asyncio.open_connection("nowhere.invalid", 80))
    await attempt(asyncio.open_connection())
    await attempt(asyncio.open_connection("127.0.0.1", 1, server_hostname="x"))
    await attempt(asyncio.start_server(short))
    await attempt(asyncio.start_server(short, "127.0.0.1", "x"))
    for handler, limit in ((short, 64), (long, 64), (crash, 64)):
        async with await asyncio.start_server(handler, "127.0.0.1", 0) as server:
            address = server.sockets[0].getsockname()
            reader, writer = await asyncio.open_connection(*address, limit=limit)
            await attempt(reader.readexactly(5))
            writer.close()
            reader, writer = await asyncio.open_connection(*address, limit=limit)
            await attempt(reader.readuntil(b"--"))
            writer.close()
            reader, writer = await asyncio.open_connection(*address, limit=limit)
            await attempt(reader.readline())
            await attempt(reader.read())
            writer.close()



asyncio.run(main())

# output:
# ConnectionRefusedError | [Errno 111] Connect call failed ('127.0.0.1', 1) | (111, "Connect call failed ('127.0.0.1', 1)")
# gaierror | [Errno -2] Name or service not known | (-2, 'Name or service not known')
# ValueError | host and port was not specified and no sock specified | ('host and port was not specified and no sock specified',)
# ValueError | server_hostname is only meaningful with ssl | ('server_hostname is only meaningful with ssl',)
# ValueError | Neither host/port nor sock were specified | ('Neither host/port nor sock were specified',)
# gaierror | [Errno -8] Servname not supported for ai_socktype | (-8, 'Servname not supported for ai_socktype')
# IncompleteReadError | 3 bytes read on a total of 5 expected bytes | ('3 bytes read on a total of 5 expected bytes',)
# IncompleteReadError | 3 bytes read on a total of undefined expected bytes | ('3 bytes read on a total of undefined expected bytes',)
# b'abc'
# b''
# b'xxxxx'
# LimitOverrunError | Separator is not found, and chunk exceed the limit | ('Separator is not found, and chunk exceed the limit',)
# ValueError | Separator is found, but chunk is longer than limit | ('Separator is found, but chunk is longer than limit',)
# b'rest'
# IncompleteReadError | 0 bytes read on a total of 5 expected bytes | ('0 bytes read on a total of 5 expected bytes',)
# IncompleteReadError | 0 bytes read on a total of undefined expected bytes | ('0 bytes read on a total of undefined expected bytes',)
# b''
# b''
