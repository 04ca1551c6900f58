import asyncio
import datetime
import io
import tempfile
from pathlib import Path
import aiohttp
from aiohttp import web

folder = tempfile.TemporaryDirectory()
path = Path(folder.name) / "f.txt"
path.write_text("of a file")


async def parts():
    yield b"one "
    await asyncio.sleep(0)
    yield b"two"


BODIES = {
    "generator": lambda: web.Response(body=parts(), content_type="text/own"),
    "file": lambda: web.Response(body=open(path, "rb")),
    "text of a file": lambda: web.Response(body=open(path), headers={"Content-Disposition": "inline"}),
    "StringIO": lambda: web.Response(body=io.StringIO("é")),
    "BytesIO": lambda: web.Response(body=io.BytesIO(b"bytes")),
    "payload": lambda: web.Response(body=aiohttp.JsonPayload({"a": 1})),
    "str": lambda: web.Response(body="é"),
    "memoryview": lambda: web.Response(body=memoryview(b"view")),
    "dict": lambda: web.Response(body={}),
}


async def handler(request):
    try:
        response = BODIES[request.query["body"]]()
    except ValueError as error:
        return web.Response(status=500, text=str(error))
    print(type(response.body).__name__, response.content_length, end=" ")
    return response


async def main():
    app = web.Application()
    app.router.add_get("/", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    async with aiohttp.ClientSession() as session:
        for name in BODIES:
            for method in "GET", "HEAD":
                async with session.request(method, url, params={"body": name}) as response:
                    shown = [f"{key}: {value}" for key, value in response.headers.items() if key not in ("Date", "Server")]
                    print(name, response.status, *shown, await response.read(), sep=" | ")
    await runner.cleanup()


asyncio.run(main())
folder.cleanup()

for value in 0, 1.5, datetime.datetime(2020, 1, 2, 3, 4, 5), "Thu, 02 Jan 2020 03:04:05 GMT", None, "rubbish":
    response = web.Response()
    response.last_modified = value
    print(response.headers.get("Last-Modified"), repr(response.last_modified))
for value in "x", aiohttp.ETag("y", True), "*", '"', 5, None:
    response = web.Response()
    try:
        response.etag = value
        print(dict(response.headers), response.etag)
    except ValueError as error:
        print(error)

# output:
# AsyncIterablePayload None generator | 200 | Content-Type: text/own | Transfer-Encoding: chunked | b'one two'
# AsyncIterablePayload None generator | 200 | Content-Type: text/own | b''
# BufferedReaderPayload None file | 200 | Content-Type: text/plain | Content-Disposition: attachment; filename="f.txt" | Content-Length: 9 | b'of a file'
# BufferedReaderPayload None file | 200 | Content-Type: text/plain | Content-Disposition: attachment; filename="f.txt" | Content-Length: 9 | b''
# TextIOPayload None text of a file | 200 | Content-Disposition: inline | Content-Type: text/plain; charset=utf-8 | Content-Length: 9 | b'of a file'
# TextIOPayload None text of a file | 200 | Content-Disposition: inline | Content-Type: text/plain; charset=utf-8 | Content-Length: 9 | b''
# StringIOPayload None StringIO | 200 | Content-Type: text/plain; charset=utf-8 | Content-Length: 2 | b'\xc3\xa9'
# StringIOPayload None StringIO | 200 | Content-Type: text/plain; charset=utf-8 | Content-Length: 2 | b''
# BytesIOPayload None BytesIO | 200 | Content-Type: application/octet-stream | Content-Length: 5 | b'bytes'
# BytesIOPayload None BytesIO | 200 | Content-Type: application/octet-stream | Content-Length: 5 | b''
# JsonPayload None payload | 200 | Content-Type: application/json | Content-Length: 8 | b'{"a": 1}'
# JsonPayload None payload | 200 | Content-Type: application/json | Content-Length: 8 | b''
# StringPayload None str | 200 | Content-Type: text/plain; charset=utf-8 | Content-Length: 2 | b'\xc3\xa9'
# StringPayload None str | 200 | Content-Type: text/plain; charset=utf-8 | Content-Length: 2 | b''
# BytesPayload None memoryview | 200 | Content-Type: application/octet-stream | Content-Length: 4 | b'view'
# BytesPayload None memoryview | 200 | Content-Type: application/octet-stream | Content-Length: 4 | b''
# dict | 500 | Content-Type: text/plain; charset=utf-8 | Content-Length: 36 | b"Unsupported body type <class 'dict'>"
# dict | 500 | Content-Type: text/plain; charset=utf-8 | Content-Length: 36 | b''
# Thu, 01 Jan 1970 00:00:00 GMT datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
# Thu, 01 Jan 1970 00:00:02 GMT datetime.datetime(1970, 1, 1, 0, 0, 2, tzinfo=datetime.timezone.utc)
# Thu, 02 Jan 2020 03:04:05 GMT datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
# Thu, 02 Jan 2020 03:04:05 GMT datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
# None None
# rubbish None
# {'Etag': '"x"'} ETag(value='x', is_weak=False)
# {'Etag': 'W/"y"'} ETag(value='y', is_weak=True)
# {'Etag': '*'} ETag(value='*', is_weak=False)
# Value '"' is not a valid etag. Maybe it contains '"'?
# Unsupported etag type: <class 'int'>. etag must be str, ETag or None
# {} None
