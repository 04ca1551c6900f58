import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"a line\nmore")
    print(await reader.readuntil())  # expect: b'a line\n'
    print(await reader.read(4))  # expect: b'more'

    # An error that comes behind bytes is that of the whole reading.
    reading = asyncio.create_task(reader.read())
    await asyncio.sleep(0)
    reader.feed_data(b"abc")
    reader.set_exception(ConnectionResetError("reset"))
    try:
        await reading
    except ConnectionResetError as error:
        print(error)  # expect: reset

    # Who was told of bytes that another one has taken gets none.
    reader = asyncio.StreamReader()
    reading = asyncio.create_task(reader.read(10))
    await asyncio.sleep(0)
    reader.feed_data(b"taken")
    print(await reader.read(10))  # expect: b'taken'
    print(await reading)  # expect: b''

    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b"too long\n")
    try:
        await reader.readline()
    except ValueError as error:
        print(error, repr(error.__context__)[:17])  # expect: Separator is found, but chunk is longer than limit LimitOverrunError


asyncio.run(main())
