"""Files as responses, alone and in a static folder: their headers, conditions, ranges, and what is not there."""
import asyncio
import os
import tempfile

from aiohttp import web

ASKED = [
    "GET /one", "HEAD /one", "GET /typed", "GET /none", "GET /folder", "GET /other", "GET /s/file.txt", "GET /s/blob",
    "GET /s/page.html", "GET /s/none", "GET /s/sub", "GET /s/", "GET /s", "GET /s/../x", "GET /s/%2e%2e/x", "POST /s/file.txt",
    "GET /one; If-None-Match: *", 'GET /one; If-None-Match: "de0b6b3a7640005-a"', 'GET /one; If-None-Match: W/"de0b6b3a7640005-a"',
    'GET /one; If-Match: "x"', "GET /one; If-Modified-Since: Sun, 09 Sep 2001 01:46:41 GMT",
    "GET /one; If-Modified-Since: Sun, 09 Sep 2001 01:46:39 GMT", "GET /one; If-Unmodified-Since: Sun, 09 Sep 2001 01:46:39 GMT",
    "GET /one; Range: bytes=2-4", "GET /one; Range: bytes=-3", "GET /one; Range: bytes=7-", "GET /one; Range: bytes=20-",
    "GET /one; Range: bytes=4-2", "GET /one; Range: bites", "HEAD /one; Range: bytes=2-4", "GET /one; Range: bytes=0-",
    "GET /one; Range: bytes=-30", "GET /one; Range: bytes=2-4; If-Range: Sun, 09 Sep 2001 01:46:39 GMT",
]


async def ask(port, asked):
    first, *headers = asked.split("; ")
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("\r\n".join([f"{first} HTTP/1.1", "Host: x", "Connection: close", *headers, "", ""]).encode())
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    status, *fields = head.decode().split("\r\n")
    print(asked)
    print("   ", status[9:], *(field for field in fields if field.split(":")[0] not in ("Date", "Server", "Connection")), body, sep=" | ")


async def main(folder):
    def path(name):
        return os.path.join(folder, name)

    for name, text in (("file.txt", "0123456789"), ("blob", "x"), ("page.html", "<p>")):
        with open(path(name), "w") as file:
            file.write(text)
        os.utime(path(name), ns=(10 ** 18 + 5, 10 ** 18 + 5))
    os.mkdir(path("sub"))

    def answer(name, **options):
        async def handler(request):
            return web.FileResponse(path(name), **options)
        return handler

    app = web.Application()
    app.add_routes([web.get("/one", answer("file.txt", headers={"X-Own": "1"})),
                    web.get("/typed", answer("file.txt", headers={"Content-Type": "text/own"})),
                    web.get("/none", answer("none")), web.get("/folder", answer("sub")),
                    web.get("/other", answer("file.txt", status=201)), web.static("/s", folder)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    for asked in ASKED:
        await ask(runner.addresses[0][1], asked)
    await runner.cleanup()


with tempfile.TemporaryDirectory() as folder:
    asyncio.run(main(folder))

# output:
# GET /one
#     | 200 OK | X-Own: 1 | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 10 | Accept-Ranges: bytes | b'0123456789'
# HEAD /one
#     | 200 OK | X-Own: 1 | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 10 | Accept-Ranges: bytes | b''
# GET /typed
#     | 200 OK | Content-Type: text/own | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 10 | Accept-Ranges: bytes | b'0123456789'
# GET /none
#     | 404 Not Found | Transfer-Encoding: chunked | Content-Type: application/octet-stream | b'0\r\n\r\n'
# GET /folder
#     | 403 Forbidden | Transfer-Encoding: chunked | Content-Type: application/octet-stream | b'0\r\n\r\n'
# GET /other
#     | 201 Created | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 10 | Accept-Ranges: bytes | b'0123456789'
# GET /s/file.txt
#     | 200 OK | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 10 | Accept-Ranges: bytes | b'0123456789'
# GET /s/blob
#     | 200 OK | Content-Type: application/octet-stream | Etag: "de0b6b3a7640005-1" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 1 | Accept-Ranges: bytes | b'x'
# GET /s/page.html
#     | 200 OK | Content-Type: text/html | Etag: "de0b6b3a7640005-3" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 3 | Accept-Ranges: bytes | b'<p>'
# GET /s/none
#     | 404 Not Found | Transfer-Encoding: chunked | Content-Type: application/octet-stream | b'0\r\n\r\n'
# GET /s/sub
#     | 403 Forbidden | Content-Type: text/plain; charset=utf-8 | Content-Length: 14 | b'403: Forbidden'
# GET /s/
#     | 403 Forbidden | Content-Type: text/plain; charset=utf-8 | Content-Length: 14 | b'403: Forbidden'
# GET /s
#     | 403 Forbidden | Content-Type: text/plain; charset=utf-8 | Content-Length: 14 | b'403: Forbidden'
# GET /s/../x
#     | 404 Not Found | Content-Type: text/plain; charset=utf-8 | Content-Length: 14 | b'404: Not Found'
# GET /s/%2e%2e/x
#     | 404 Not Found | Content-Type: text/plain; charset=utf-8 | Content-Length: 14 | b'404: Not Found'
# POST /s/file.txt
#     | 405 Method Not Allowed | Content-Type: text/plain; charset=utf-8 | Allow: GET,HEAD | Content-Length: 23 | b'405: Method Not Allowed'
# GET /one; If-None-Match: *
#     | 304 Not Modified | X-Own: 1 | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | b''
# GET /one; If-None-Match: "de0b6b3a7640005-a"
#     | 304 Not Modified | X-Own: 1 | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | b''
# GET /one; If-None-Match: W/"de0b6b3a7640005-a"
#     | 304 Not Modified | X-Own: 1 | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | b''
# GET /one; If-Match: "x"
#     | 412 Precondition Failed | X-Own: 1 | Content-Length: 0 | b''
# GET /one; If-Modified-Since: Sun, 09 Sep 2001 01:46:41 GMT
#     | 304 Not Modified | X-Own: 1 | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | b''
# GET /one; If-Modified-Since: Sun, 09 Sep 2001 01:46:39 GMT
#     | 200 OK | X-Own: 1 | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 10 | Accept-Ranges: bytes | b'0123456789'
# GET /one; If-Unmodified-Since: Sun, 09 Sep 2001 01:46:39 GMT
#     | 412 Precondition Failed | X-Own: 1 | Content-Length: 0 | b''
# GET /one; Range: bytes=2-4
#     | 206 Partial Content | X-Own: 1 | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 3 | Accept-Ranges: bytes | Content-Range: bytes 2-4/10 | b'234'
# GET /one; Range: bytes=-3
#     | 206 Partial Content | X-Own: 1 | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 3 | Accept-Ranges: bytes | Content-Range: bytes 7-9/10 | b'789'
# GET /one; Range: bytes=7-
#     | 206 Partial Content | X-Own: 1 | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 3 | Accept-Ranges: bytes | Content-Range: bytes 7-9/10 | b'789'
# GET /one; Range: bytes=20-
#     | 416 Range Not Satisfiable | X-Own: 1 | Content-Range: bytes */10 | Transfer-Encoding: chunked | Content-Type: application/octet-stream | b'0\r\n\r\n'
# GET /one; Range: bytes=4-2
#     | 416 Range Not Satisfiable | X-Own: 1 | Content-Range: bytes */10 | Transfer-Encoding: chunked | Content-Type: application/octet-stream | b'0\r\n\r\n'
# GET /one; Range: bites
#     | 416 Range Not Satisfiable | X-Own: 1 | Content-Range: bytes */10 | Transfer-Encoding: chunked | Content-Type: application/octet-stream | b'0\r\n\r\n'
# HEAD /one; Range: bytes=2-4
#     | 206 Partial Content | X-Own: 1 | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 3 | Accept-Ranges: bytes | Content-Range: bytes 2-4/10 | b''
# GET /one; Range: bytes=0-
#     | 206 Partial Content | X-Own: 1 | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 10 | Accept-Ranges: bytes | Content-Range: bytes 0-9/10 | b'0123456789'
# GET /one; Range: bytes=-30
#     | 206 Partial Content | X-Own: 1 | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 10 | Accept-Ranges: bytes | Content-Range: bytes 0-9/10 | b'0123456789'
# GET /one; Range: bytes=2-4; If-Range: Sun, 09 Sep 2001 01:46:39 GMT
#     | 200 OK | X-Own: 1 | Content-Type: text/plain | Etag: "de0b6b3a7640005-a" | Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT | Content-Length: 10 | Accept-Ranges: bytes | b'0123456789'
