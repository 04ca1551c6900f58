"""Which headers a response gets by itself: with and without a body, for GET and HEAD, HTTP/1.1 and 1.0."""
import asyncio

from aiohttp import web


async def written(request):
    response = web.StreamResponse()
    await response.prepare(request)
    if request.method != "HEAD":
        await response.write(b"x")
    return response


async def raised(request):
    raise web.HTTPNoContent()


def answering(**options):
    async def answer(request):
        return web.Response(**options)
    return answer


HANDLERS = {
    "nothing": answering(), "empty": answering(body=b""), "empty_text": answering(text=""), "bytes": answering(body=b"x"),
    "text": answering(text="x"), "written": written, "no_content": answering(status=204), "not_modified": answering(status=304),
    "own": answering(headers={"X": "1"}), "own_bytes": answering(body=b"x", headers={"X": "1"}), "missing": answering(status=404),
    "raised": raised, "length": answering(text="x", headers={"Content-Length": "1"}),
}


async def ask(port, first, *more):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("\r\n".join([first, "Host: x", *more, "", ""]).encode())
    head, _, body = (await reader.read()).decode().partition("\r\n\r\n")
    writer.close()
    status, *fields = head.split("\r\n")
    print(first, *(field for field in fields if field.split(":")[0] not in ("Date", "Server")), repr(body), sep=" | ")


async def main():
    app = web.Application()
    for name, handler in HANDLERS.items():
        app.router.add_route("*", "/" + name, handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    for name in HANDLERS:
        await ask(port, f"GET /{name} HTTP/1.1", "Connection: close")
        await ask(port, f"HEAD /{name} HTTP/1.1", "Connection: close")
        await ask(port, f"GET /{name} HTTP/1.0")
    await runner.cleanup()


asyncio.run(main())

# output:
# GET /nothing HTTP/1.1 | Content-Length: 0 | Connection: close | ''
# HEAD /nothing HTTP/1.1 | Connection: close | ''
# GET /nothing HTTP/1.0 | Content-Length: 0 | ''
# GET /empty HTTP/1.1 | Content-Length: 0 | Connection: close | ''
# HEAD /empty HTTP/1.1 | Connection: close | ''
# GET /empty HTTP/1.0 | Content-Length: 0 | ''
# GET /empty_text HTTP/1.1 | Content-Type: text/plain; charset=utf-8 | Content-Length: 0 | Connection: close | ''
# HEAD /empty_text HTTP/1.1 | Content-Type: text/plain; charset=utf-8 | Connection: close | ''
# GET /empty_text HTTP/1.0 | Content-Type: text/plain; charset=utf-8 | Content-Length: 0 | ''
# GET /bytes HTTP/1.1 | Content-Length: 1 | Content-Type: application/octet-stream | Connection: close | 'x'
# HEAD /bytes HTTP/1.1 | Content-Length: 1 | Connection: close | ''
# GET /bytes HTTP/1.0 | Content-Length: 1 | Content-Type: application/octet-stream | 'x'
# GET /text HTTP/1.1 | Content-Type: text/plain; charset=utf-8 | Content-Length: 1 | Connection: close | 'x'
# HEAD /text HTTP/1.1 | Content-Type: text/plain; charset=utf-8 | Content-Length: 1 | Connection: close | ''
# GET /text HTTP/1.0 | Content-Type: text/plain; charset=utf-8 | Content-Length: 1 | 'x'
# GET /written HTTP/1.1 | Transfer-Encoding: chunked | Content-Type: application/octet-stream | Connection: close | '1\r\nx\r\n0\r\n\r\n'
# HEAD /written HTTP/1.1 | Connection: close | ''
# GET /written HTTP/1.0 | Content-Type: application/octet-stream | 'x'
# GET /no_content HTTP/1.1 | Connection: close | ''
# HEAD /no_content HTTP/1.1 | Connection: close | ''
# GET /no_content HTTP/1.0 | ''
# GET /not_modified HTTP/1.1 | Connection: close | ''
# HEAD /not_modified HTTP/1.1 | Connection: close | ''
# GET /not_modified HTTP/1.0 | ''
# GET /own HTTP/1.1 | X: 1 | Content-Length: 0 | Connection: close | ''
# HEAD /own HTTP/1.1 | X: 1 | Connection: close | ''
# GET /own HTTP/1.0 | X: 1 | Content-Length: 0 | ''
# GET /own_bytes HTTP/1.1 | X: 1 | Content-Length: 1 | Content-Type: application/octet-stream | Connection: close | 'x'
# HEAD /own_bytes HTTP/1.1 | X: 1 | Content-Length: 1 | Connection: close | ''
# GET /own_bytes HTTP/1.0 | X: 1 | Content-Length: 1 | Content-Type: application/octet-stream | 'x'
# GET /missing HTTP/1.1 | Content-Length: 0 | Connection: close | ''
# HEAD /missing HTTP/1.1 | Connection: close | ''
# GET /missing HTTP/1.0 | Content-Length: 0 | ''
# GET /raised HTTP/1.1 | Connection: close | ''
# HEAD /raised HTTP/1.1 | Connection: close | ''
# GET /raised HTTP/1.0 | ''
# GET /length HTTP/1.1 | Content-Length: 1 | Content-Type: text/plain; charset=utf-8 | Connection: close | 'x'
# HEAD /length HTTP/1.1 | Content-Length: 1 | Content-Type: text/plain; charset=utf-8 | Connection: close | ''
# GET /length HTTP/1.0 | Content-Length: 1 | Content-Type: text/plain; charset=utf-8 | 'x'
