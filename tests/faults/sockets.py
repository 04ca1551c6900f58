"""The loop's operations on sockets."""
import asyncio
import socket

from _exchanges import check


async def serve():
    loop = asyncio.get_running_loop()
    listening = socket.socket()
    try:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
    except OSError:
        listening.close()
        raise
    listening.setblocking(False)

    async def answer(sock):
        with sock:
            try:
                while data := await loop.sock_recv(sock, 100):
                    await loop.sock_sendall(sock, data.upper())
            except OSError:
                pass

    async def accept():
        async with asyncio.TaskGroup() as group:
            while True:
                try:
                    sock, _ = await loop.sock_accept(listening)
                except OSError:
                    continue
                group.create_task(answer(sock))

    task = asyncio.create_task(accept())

    async def closing():
        task.cancel()
        await asyncio.wait([task])
        listening.close()

    return closing, listening.getsockname()


async def exchange(address):
    loop = asyncio.get_running_loop()
    with socket.socket() as sock:
        sock.setblocking(False)
        await loop.sock_connect(sock, address)
        await loop.sock_sendall(sock, b"hello")
        answer = b""
        while len(answer) < 5:
            data = await loop.sock_recv(sock, 100)
            if not data:
                raise EOFError
            answer += data
        assert answer == b"HELLO"


asyncio.run(check(serve, exchange))
