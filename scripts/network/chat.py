"""A chat room: what one says, all the others hear.

Each guest has a queue, so that one who reads slowly keeps nobody
waiting.
"""

import asyncio


class Room:
    def __init__(self):
        self.queues = {}

    def tell(self, text, but=None):
        for name, queue in self.queues.items():
            if name != but:
                queue.put_nowait(text)

    async def serve(self, reader, writer):
        name = (await reader.readline()).decode().strip()
        queue = self.queues[name] = asyncio.Queue()
        self.tell(f"{name} comes in", but=name)
        sending = asyncio.create_task(self.send(queue, writer))
        try:
            while line := await reader.readline():
                self.tell(f"{name}: {line.decode().strip()}", but=name)
        finally:
            del self.queues[name]
            self.tell(f"{name} goes")
            queue.shutdown()  # what is in it is still sent
            await sending

    async def send(self, queue, writer):
        try:
            while True:
                text = await queue.get()
                writer.write(text.encode() + b"\n")
                await writer.drain()
        except asyncio.QueueShutDown:
            writer.close()
            await writer.wait_closed()


async def guest(port, name, comes, lines):
    await asyncio.sleep(comes)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{name}\n".encode())

    async def talk():
        for line in lines:
            await asyncio.sleep(0.1)
            writer.write(f"{line}\n".encode())
        await asyncio.sleep(0.1)
        writer.write_eof()

    talking = asyncio.create_task(talk())
    async for line in reader:
        print(f"[{name} reads] {line.decode().strip()}")
    await talking
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(Room().serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await asyncio.gather(
            guest(port, "Ada", 0.0, ["Anybody here?", "Good."]),
            guest(port, "Linus", 0.05, ["I am!"]),
        )


asyncio.run(main())
