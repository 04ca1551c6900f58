"""The payload of a value, with the headers that go with it; parts that are written without the end of the body."""
import asyncio
import io
import os
import tempfile

import aiohttp
from aiohttp import MultipartWriter


class Kept:
    def __init__(self):
        self.data = b""

    async def write(self, data):
        self.data += data


async def pieces():
    yield b"one "
    yield b"two"


class Point:
    pass


@aiohttp.payload_type(Point)
class PointPayload(aiohttp.StringPayload):
    def __init__(self, value, **options):
        super().__init__("(0, 0)", **options)


async def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "note.txt")
        with open(path, "w") as file:
            file.write("note")
        with open(path, "rb") as in_bytes, open(path) as in_text:
            for value in (b"x", "é", io.StringIO("é"), io.BytesIO(b"x"), in_bytes, in_text, pieces(), Point()):
                payload, kept = aiohttp.get_payload(value), Kept()
                print(type(payload).__name__, payload.size, payload.filename, payload.encoding, dict(payload.headers))
                await payload.write(kept)
                print(kept.data)
    writer, kept = MultipartWriter("mixed", boundary="b"), Kept()
    writer.append("x")
    print(writer.size)
    await writer.write(kept, close_boundary=False)
    writer.append(pieces())
    print(writer.size, kept.data)
    kept = Kept()
    await writer.write(kept)
    print(kept.data)
    try:
        aiohttp.get_payload(5)
    except aiohttp.payload.LookupError as error:
        print(repr(error))


asyncio.run(main())

# output:
# BytesPayload 1 None None {'Content-Type': 'application/octet-stream'}
# b'x'
# StringPayload 2 None utf-8 {'Content-Type': 'text/plain; charset=utf-8'}
# b'\xc3\xa9'
# StringIOPayload 2 None utf-8 {'Content-Type': 'text/plain; charset=utf-8'}
# b'\xc3\xa9'
# BytesIOPayload 1 None None {'Content-Type': 'application/octet-stream'}
# b'x'
# BufferedReaderPayload 4 note.txt None {'Content-Type': 'text/plain', 'Content-Disposition': 'attachment; filename="note.txt"'}
# b'note'
# TextIOPayload 4 note.txt utf-8 {'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': 'attachment; filename="note.txt"'}
# b'note'
# AsyncIterablePayload None None None {'Content-Type': 'application/octet-stream'}
# b'one two'
# PointPayload 6 None utf-8 {'Content-Type': 'text/plain; charset=utf-8'}
# b'(0, 0)'
# 77
# None b'--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 1\r\n\r\nx\r\n'
# b'--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 1\r\n\r\nx\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\none two\r\n--b--\r\n'
# LookupError()
