"""The base classes of protocols hold nothing: a class may derive from several of them, and from others."""
import asyncio
import sys


class Both(asyncio.Protocol, asyncio.SubprocessProtocol):
    """Hears of a child and of its pipes."""

    def __init__(self, done):
        self.done = done
        self.heard = []

    def pipe_data_received(self, fd, data):
        self.heard.append((fd, data))

    def process_exited(self):
        self.heard.append("exited")

    def connection_lost(self, exc):
        self.done.set_result(self.heard)


class Slotted(asyncio.DatagramProtocol, asyncio.BufferedProtocol, asyncio.Protocol):
    __slots__ = ("name",)


class Streams(asyncio.StreamReaderProtocol, asyncio.SubprocessProtocol):
    pass


class Numbers(list, asyncio.Protocol):
    pass


def names(cls):
    return [base.__name__ for base in cls.__mro__]


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    transport, _ = await loop.subprocess_exec(lambda: Both(done), sys.executable, "-c", "print('hello')")
    print(sorted(await done, key=str))
    transport.close()
    stream = Streams(asyncio.StreamReader())
    print(isinstance(stream, asyncio.streams.FlowControlMixin), stream.process_exited())


for cls in (Both, Slotted, Streams, Numbers, asyncio.subprocess.SubprocessStreamProtocol):
    print(*names(cls))
asyncio.run(main())
protocol = Slotted()
protocol.name = "here"
print(protocol.name, hasattr(protocol, "__dict__"), asyncio.Protocol.__slots__, protocol.eof_received())
try:
    asyncio.Protocol().name = "none"
except AttributeError as error:
    print(error)
print(asyncio.BaseProtocol.connection_made.__qualname__, asyncio.Protocol.data_received(None, b"data"))

# output:
# Both Protocol SubprocessProtocol BaseProtocol object
# Slotted DatagramProtocol BufferedProtocol Protocol BaseProtocol object
# Streams StreamReaderProtocol FlowControlMixin Protocol SubprocessProtocol BaseProtocol object
# Numbers list Protocol BaseProtocol object
# SubprocessStreamProtocol FlowControlMixin Protocol SubprocessProtocol BaseProtocol object
# [(1, b'hello\n'), 'exited']
# True None
# here False () None
# 'Protocol' object has no attribute 'name' and no __dict__ for setting new attributes
# BaseProtocol.connection_made None
