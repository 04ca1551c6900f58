"""A server without descriptors tells so, rests without spinning, and takes connections again when there are some."""
import asyncio
import os
import resource
import time

resource.setrlimit(resource.RLIMIT_NOFILE, (48, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
told = set()


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line)
    writer.close()


async def ask(port):
    async with asyncio.timeout(10):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"hello\n")
        print(await reader.readline())
        writer.close()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: told.add((context["message"], context["exception"].errno)))
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    await ask(port)
    files = []
    try:
        while True:
            files.append(open(os.devnull))
    except OSError as error:
        print(error.strerror, len(files) > 10)
    # One descriptor for the client: the server has none for its side.
    files.pop().close()
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(0.2)
    print(told)
    start = time.process_time()
    await asyncio.sleep(0.5)
    print(time.process_time() - start < 0.1)
    for file in files:
        file.close()
    writer.close()
    await ask(port)
    server.close()


asyncio.run(main())

# output:
# b'hello\n'
# Too many open files True
# {('socket.accept() out of system resource', 24)}
# True
# b'hello\n'
