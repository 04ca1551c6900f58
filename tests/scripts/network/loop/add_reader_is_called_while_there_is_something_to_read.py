import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    reader, writer = os.pipe()
    done = loop.create_future()
    seen = []

    def on_readable():
        # One byte at a time: what is left is told again.
        byte = os.read(reader, 1)
        seen.append(byte)
        if byte == b".":
            print(loop.remove_reader(reader), loop.remove_reader(reader))
            done.set_result(None)

    loop.add_reader(reader, on_readable)
    loop.call_later(0.5, os.write, writer, b"de.")
    os.write(writer, b"abc")
    await done
    print(seen)
    os.close(reader)
    os.close(writer)


asyncio.run(main())

# output:
# True False
# [b'a', b'b', b'c', b'd', b'e', b'.']
