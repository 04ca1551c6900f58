import asyncio


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        print("server", data, address[0])
        self.transport.sendto(data[::-1], address)


class Client(asyncio.DatagramProtocol):
    def __init__(self, done):
        self.done = done

    def connection_made(self, transport):
        transport.sendto(b"abc")

    def datagram_received(self, data, address):
        print("client", data)
        self.done.set_result(None)

    def connection_lost(self, error):
        print("client lost", error)


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    server, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 0))
    client, _ = await loop.create_datagram_endpoint(lambda: Client(done), remote_addr=server.get_extra_info("sockname"))
    await done
    try:
        client.sendto("x")
    except TypeError as error:
        print(error)
    client.close()
    server.close()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(client.is_closing())


asyncio.run(main())

# output:
# server b'abc' 127.0.0.1
# client b'cba'
# data argument must be a bytes-like object, not 'str'
# client lost None
# True
