import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    reader, writer = os.pipe()
    ready = loop.create_future()
    loop.add_writer(writer, ready.set_result, "room")
    print(await ready)  # expect: room
    print(loop.remove_writer(writer))  # expect: True
    try:
        loop.add_reader(-1, print)
    except ValueError as error:
        print(error)  # expect: Invalid file descriptor: -1
    try:
        loop.add_reader("x", print)
    except ValueError as error:
        print(error)  # expect: Invalid file object: 'x'
    os.close(reader)
    os.close(writer)


asyncio.run(main())
