# A protocol hears of the end of its process after that of the pipes.
import asyncio


class Listener(asyncio.SubprocessProtocol):
    def __init__(self):
        self.ended = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        print("made", transport.get_returncode())

    def pipe_data_received(self, fd, data):
        print("data", fd, data)

    def pipe_connection_lost(self, fd, exc):
        if fd != 0:  # whose reader may be gone at any moment
            print("lost", exc)

    def process_exited(self):
        print("exited", self.transport.get_returncode())

    def connection_lost(self, exc):
        self.ended.set_result(None)


async def main():
    # Something slow enough to be connected first, whose pipes end surely before it does.
    command = "sleep 0.1; echo hi; exec >&- 2>&-; sleep 0.05; exit 3"
    transport, protocol = await asyncio.get_running_loop().subprocess_exec(Listener, "sh", "-c", command)
    await protocol.ended
    transport.close()


asyncio.run(main())

# output:
# made None
# data 1 b'hi\n'
# lost None
# lost None
# exited 3
