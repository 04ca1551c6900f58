"""Of several separators the one that ends first counts, of those that end together the shortest."""
import asyncio


async def main():
    for separators in ((b"A", b"ome dataA"), (b"ome dataA", b"A"), (b"dat", b"e d"), (b"AA", b"a")):
        reader = asyncio.StreamReader(limit=3)
        reader.feed_data(b"some dataA and more")
        try:
            print(await reader.readuntil(separators))
        except asyncio.LimitOverrunError as error:
            print(error, error.consumed)
    reader = asyncio.StreamReader(limit=30)
    reader.feed_data(b"one;two, three")
    reader.feed_eof()
    try:
        while True:
            print(await reader.readuntil((b";", b", ")))
    except asyncio.IncompleteReadError as error:
        print(error)


asyncio.run(main())

# output:
# Separator is found, but chunk is longer than limit 9
# Separator is found, but chunk is longer than limit 9
# b'some d'
# Separator is found, but chunk is longer than limit 6
# b'one;'
# b'two, '
# 5 bytes read on a total of undefined expected bytes
