import asyncio


class Server(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("made", transport.get_extra_info("peername")[0], transport.get_extra_info("sockname")[0])
        print(transport.get_extra_info("socket").family, transport.get_extra_info("nothing", 7))
        print(transport.get_write_buffer_limits())

    def data_received(self, data):
        print("data", data)
        self.transport.write(data)
        self.transport.write(data)

    def eof_received(self):
        print("eof")
        return True

    def connection_lost(self, error):
        print("lost", error)


class Client(asyncio.Protocol):
    def __init__(self, done):
        self.done = done

    def connection_made(self, transport):
        self.transport = transport
        transport.write(b"hi")
        transport.write_eof()
        try:
            transport.write(b"x")
        except RuntimeError as error:
            print(error)
        try:
            transport.write("x")
        except TypeError as error:
            print(error)

    def data_received(self, data):
        print("client data", data)
        self.transport.close()
        print(self.transport.is_closing())

    def connection_lost(self, error):
        print("client lost", error)
        self.done.set_result(None)


class Buffered(asyncio.BufferedProtocol):
    def __init__(self):
        self.buffer = bytearray(4)

    def get_buffer(self, sizehint):
        return self.buffer

    def buffer_updated(self, count):
        print("updated", count, bytes(self.buffer[:count]))

    def eof_received(self):
        print("buffered eof")

    def connection_lost(self, error):
        print("buffered lost", error)


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    server = await loop.create_server(Server, "127.0.0.1", 0)
    transport, protocol = await loop.create_connection(lambda: Client(done), *server.sockets[0].getsockname())
    print(type(transport).__name__, isinstance(transport, asyncio.Transport), isinstance(protocol, asyncio.BaseProtocol))
    await done
    server.close()
    server = await loop.create_server(Buffered, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"0123456789")
    await asyncio.sleep(0.05)
    writer.close()
    await asyncio.sleep(0.05)
    server.close()


asyncio.run(main())

# output:
# made 127.0.0.1 127.0.0.1
# 2 7
# (16384, 65536)
# Cannot call write() after write_eof()
# data argument must be a bytes-like object, not 'str'
# _SelectorSocketTransport True True
# data b'hi'
# eof
# client data b'hihi'
# True
# client lost None
# updated 4 b'0123'
# updated 4 b'4567'
# updated 2 b'89'
# buffered eof
# buffered lost None
