"""Streams over the process's own stdin and stdout, as a child behind pipes has them: the usual recipe."""
import asyncio
import sys

CHILD = """
import asyncio
import sys


async def main():
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, sys.stdout)
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    while line := await reader.readline():
        writer.write(b"got " + line)
        await writer.drain()
    writer.write(b"x" * 300_000)
    await writer.drain()
    writer.write(b"end")
    await writer.drain()


asyncio.run(main())
"""

CLOSING = """
import asyncio
import sys


async def main():
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    print(await reader.readline())
    transport.close()
    await asyncio.sleep(0)
    print(sys.stdin.closed)


asyncio.run(main())
try:
    input()
except ValueError as error:
    print(error)
"""


async def run(script, given):
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", script, stdin=asyncio.subprocess.PIPE,
                                                 stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    out, err = await child.communicate(given)
    print(child.returncode, len(out), out[:40], out[-20:], repr(err.decode()))


async def main():
    await run(CHILD, b"a\nb\n")
    await run(CLOSING, b"line\n")
    try:
        with open(__file__) as file:
            await asyncio.get_running_loop().connect_write_pipe(asyncio.streams.FlowControlMixin, file)
    except ValueError as error:
        print(error)
    try:
        with open(__file__) as file:
            await asyncio.get_running_loop().connect_read_pipe(asyncio.Protocol, file)
    except ValueError as error:
        print(error)


asyncio.run(main())

# output:
# 0 300015 b'got a\ngot b\nxxxxxxxxxxxxxxxxxxxxxxxxxxxx' b'xxxxxxxxxxxxxxxxxend' ''
# 0 45 b"b'line\\n'\nTrue\nI/O operation on closed f" b'ion on closed file.\n' ''
# Pipe transport is only for pipes, sockets and character devices
# Pipe transport is for pipes/sockets only.
