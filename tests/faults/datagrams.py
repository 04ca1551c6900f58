"""Datagrams, asked again where none comes back."""
import asyncio

from _exchanges import check


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        self.transport.sendto(data.upper(), address)


class Answer(asyncio.DatagramProtocol):
    def __init__(self):
        self.got = asyncio.get_running_loop().create_future()

    def datagram_received(self, data, address):
        if not self.got.done():
            self.got.set_result(data)


async def serve():
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 0))

    async def closing():
        transport.close()

    return closing, transport.get_extra_info("sockname")


async def exchange(address):
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_datagram_endpoint(Answer, remote_addr=address)
    try:
        for _ in range(3):
            transport.sendto(b"hello")
            await asyncio.wait([protocol.got], timeout=0.3)
            if protocol.got.done():
                break
        if await protocol.got != b"HELLO":
            raise EOFError
    finally:
        transport.close()
        await asyncio.sleep(0)


asyncio.run(check(serve, exchange))
