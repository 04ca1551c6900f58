import asyncio
import contextvars

name = contextvars.ContextVar("name", default="unset")


async def handle(reader, writer):
    print("handler sees", name.get())
    name.set("changed")
    writer.write((await reader.readline()) * 2)
    writer.close()


async def main():
    name.set("main")
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    name.set("later")
    for _ in range(2):
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.writelines([b"a", b"b", b"\n"])
        print(await reader.read())
        writer.close()
    print(name.get())
    server.close()


asyncio.run(main())

# output:
# handler sees main
# b'ab\nab\n'
# handler sees main
# b'ab\nab\n'
# later
