"""Over a pipe, drain() that has to wait waits until everything is sent: the low-water mark is for sockets."""
import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    readable, writable = os.pipe()
    transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, os.fdopen(writable, "wb", 0))
    writer = asyncio.StreamWriter(transport, protocol, None, loop)
    print(transport.get_write_buffer_limits())
    writer.write(b"x" * 300_000)
    draining = asyncio.create_task(writer.drain())
    total, left = 0, []
    while not draining.done():
        left.append(transport.get_write_buffer_size())
        total += len(os.read(readable, 8192))
        await asyncio.sleep(0.005)
    print(0 < left[-1] < 16384, transport.get_write_buffer_size(), total < 300_000)
    writer.close()
    await asyncio.sleep(0)
    while part := os.read(readable, 100_000):
        total += len(part)
    print(total)
    os.close(readable)


asyncio.run(main())

# output:
# (16384, 65536)
# True 0 True
# 300000
