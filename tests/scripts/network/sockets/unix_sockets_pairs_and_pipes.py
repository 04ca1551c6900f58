import asyncio
import os
import socket
import tempfile


async def echo(reader, writer):
    writer.write(await reader.read(100))
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "s")
        server = await asyncio.start_unix_server(echo, path)
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(b"over a path")
        print(await reader.read(), writer.get_extra_info("peername") == path)
        writer.close()
        server.close()
        await server.wait_closed()
        print(os.path.exists(path))
        try:
            await asyncio.open_unix_connection(path)
        except FileNotFoundError as error:
            print(error)
    one, other = socket.socketpair()
    one.setblocking(False)
    other.setblocking(False)
    await loop.sock_sendall(one, b"pair")
    print(await loop.sock_recv(other, 10))
    buffer = bytearray(8)
    task = asyncio.create_task(loop.sock_recv_into(other, buffer))
    await asyncio.sleep(0)
    await loop.sock_sendall(one, b"later")
    print(await task, buffer)
    reader, writer = await asyncio.open_connection(sock=one)
    writer.write(b"stream")
    print(await loop.sock_recv(other, 10))
    other.close()
    print(await reader.read())
    writer.close()
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    listener.setblocking(False)
    client = socket.socket()
    client.setblocking(False)
    accepted = asyncio.create_task(loop.sock_accept(listener))
    await loop.sock_connect(client, listener.getsockname())
    connection, address = await accepted
    print(address == client.getsockname(), connection.gettimeout())
    try:
        async with asyncio.timeout(0.05):
            await loop.sock_recv(client, 1)
    except TimeoutError:
        print("timeout")
    r, w = os.pipe()
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    transport, _ = await loop.connect_read_pipe(lambda: protocol, os.fdopen(r, "rb"))
    print(type(transport).__name__)
    os.write(w, b"through a pipe\n")
    print(await reader.readline())
    os.close(w)
    print(await reader.read())


asyncio.run(main())

# output:
# b'over a path' True
# False
# [Errno 2] No such file or directory
# b'pair'
# 5 bytearray(b'later\x00\x00\x00')
# b'stream'
# b''
# True 0.0
# timeout
# _UnixReadPipeTransport
# b'through a pipe\n'
# b''
