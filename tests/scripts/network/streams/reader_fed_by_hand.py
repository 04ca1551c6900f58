import asyncio


async def main():
    reader = asyncio.StreamReader(limit=8)
    print(reader)
    reader.feed_data(b"ab;cd|ef")
    print(reader, reader.at_eof())
    print(await reader.readuntil((b"|", b";")), await reader.readuntil((b"|", b";")))
    reader.feed_eof()
    print(await reader.read(1), await reader.read(-1), await reader.read(), reader.at_eof())
    for wrong in (b"", ()):
        try:
            await reader.readuntil(wrong)
        except ValueError as error:
            print(error)
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b"0123456789\nrest\n")
    try:
        await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed)
    print(await reader.readexactly(3))
    try:
        await reader.readline()
    except ValueError as error:
        print(error)
    print(await reader.readline())
    task = asyncio.create_task(reader.read(3))
    await asyncio.sleep(0)
    reader.set_exception(OSError(5, "broken"))
    try:
        await task
    except OSError as error:
        print(error, reader.exception())
    try:
        asyncio.StreamReader(limit=0)
    except ValueError as error:
        print(error)
    reader = asyncio.StreamReader()
    task = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    reader.feed_data(b"kept\n")
    print(await reader.readline())


asyncio.run(main())

# output:
# <StreamReader limit=8>
# <StreamReader 8 bytes limit=8> False
# b'ab;' b'cd|'
# b'e' b'f' b'' True
# Separator should be at least one-byte string
# Separator should contain at least one element
# Separator is found, but chunk is longer than limit 10
# b'012'
# Separator is found, but chunk is longer than limit
# b'rest\n'
# [Errno 5] broken [Errno 5] broken
# Limit cannot be <= 0
# b'kept\n'
