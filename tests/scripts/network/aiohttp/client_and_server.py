import asyncio
import aiohttp
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/")
async def index(request):
    return web.Response(text="Hello, world")


@routes.get("/json")
async def js(request):
    return web.json_response({"a": 1, "b": [1.5, None, "é"]})


@routes.get("/user/{name}")
async def user(request):
    return web.json_response({"name": request.match_info["name"], "q": dict(request.query)})


@routes.post("/echo")
async def echo(request):
    data = await request.json()
    return web.json_response(data, status=201)


@routes.post("/form")
async def form(request):
    data = await request.post()
    return web.Response(text=str(sorted(data.items())))


@routes.get("/crash")
async def crash(request):
    raise HTTPTeapot()


@routes.get("/gone")
async def gone(request):
    raise web.HTTPGone(text="no more")


@routes.get("/redirect")
async def redirect(request):
    raise web.HTTPFound("/json")


@routes.get("/loop")
async def looping(request):
    raise web.HTTPFound("/loop")


@routes.get("/cookie")
async def cookie(request):
    response = web.Response(text=str(dict(request.cookies)))
    response.set_cookie("seen", "yes")
    return response


@routes.get("/stream")
async def stream(request):
    response = web.StreamResponse()
    await response.prepare(request)
    for n in range(3):
        await response.write(b"part %d\n" % n)
    await response.write_eof()
    return response


@web.middleware
async def tag(request, handler):
    response = await handler(request)
    response.headers["X-Tag"] = request.app["tag"]
    return response


async def on_startup(app):
    print("startup")


async def on_cleanup(app):
    print("cleanup")


async def main():
    app = web.Application(middlewares=[tag])
    key = "tag"
    import warnings
    warnings.simplefilter("ignore")
    app[key] = "tagged"
    app.add_routes(routes)
    app.on_startup.append(on_startup)
    app.on_cleanup.append(on_cleanup)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    base = f"http://127.0.0.1:{port}"
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(base, cookie_jar=jar) as session:
        async with session.get("/") as response:
            print(response.status, response.reason, await response.text(), response.content_type, response.charset, response.ok)
            print([(k, v) for k, v in response.headers.items() if k != "Date"])
            print(repr(response).replace(str(port), "PORT").split("\n")[0])
        async with session.get("/json") as response:
            print(await response.json(), response.method, response.url.path, response.version)
        async with session.get("/user/J%C3%BCrgen", params={"x": "1 2", "y": 3}) as response:
            print(await response.json(), str(response.url).replace(str(port), "PORT"))
        async with session.post("/echo", json={"k": [1, 2]}) as response:
            print(response.status, await response.json())
        async with session.post("/form", data={"a": "1", "b": "x y&z"}) as response:
            print(await response.text())
        form = aiohttp.FormData()
        form.add_field("f", "v")
        form.add_field("g", b"bytes", filename="g.bin")
        async with session.post("/form", data=form) as response:
            print((await response.text())[:40])
        for path in ("/nowhere", "/gone", "/loop", "/echo", "/redirect", "/cookie", "/cookie", "/stream"):
            try:
                async with session.get(path, raise_for_status=False) as response:
                    print(path, response.status, await response.text(), len(response.history), response.headers.get("Allow"), response.headers.get("X-Tag"))
            except Exception as error:
                print(path, type(error).__name__, str(error).replace(str(port), "PORT"))
        try:
            async with session.get("/nowhere") as response:
                response.raise_for_status()
        except aiohttp.ClientResponseError as error:
            print(error.status, str(error).replace(str(port), "PORT"))
        try:
            async with session.get("/") as response:
                await response.json()
        except aiohttp.ContentTypeError as error:
            print(str(error).replace(str(port), "PORT"))
        async with session.head("/") as response:
            print(response.status, response.headers["Content-Length"], await response.read())
        chunks = []
        async with session.get("/stream") as response:
            async for chunk in response.content.iter_chunked(8):
                chunks.append(chunk)
        print(b"".join(chunks))
        async with session.get("/stream") as response:
            async for line in response.content:
                print(line)
        response = await session.get("/")
        print(await response.read())
        response.release()
        responses = await asyncio.gather(*[session.get("/json") for _ in range(5)])
        print([r.status for r in responses])
        for r in responses:
            r.close()
    try:
        await session.get("/")
    except RuntimeError as error:
        print(error)
    try:
        await response.text()
        print("kept")
    except aiohttp.ClientConnectionError as error:
        print(error)
    await runner.cleanup()


asyncio.run(main())

# output:
# startup
# 200 OK Hello, world text/plain utf-8 True
# [('Content-Type', 'text/plain; charset=utf-8'), ('X-Tag', 'tagged'), ('Content-Length', '12'), ('Server', 'Python/3.13 aiohttp/3.14.5')]
# <ClientResponse(http://127.0.0.1:PORT/) [200 OK]>
# {'a': 1, 'b': [1.5, None, 'é']} GET /json HttpVersion(major=1, minor=1)
# {'name': 'Jürgen', 'q': {'x': '1 2', 'y': '3'}} http://127.0.0.1:PORT/user/J%C3%BCrgen?x=1+2&y=3
# 201 {'k': [1, 2]}
# [('a', '1'), ('b', 'x y&z')]
# [('f', 'v'), ('g', FileField(name='g', f
# /nowhere 404 404: Not Found 0 None None
# /gone 410 no more 0 None None
# /loop TooManyRedirects 0, message='', url='http://127.0.0.1:PORT/loop'
# /echo 405 405: Method Not Allowed 0 POST None
# /redirect 200 {"a": 1, "b": [1.5, null, "\u00e9"]} 1 None tagged
# /cookie 200 {} 0 None tagged
# /cookie 200 {'seen': 'yes'} 0 None tagged
# /stream 200 part 0
# part 1
# part 2
#  0 None None
# 404 404, message='Not Found', url='http://127.0.0.1:PORT/nowhere'
# 200, message='Attempt to decode JSON with unexpected mimetype: text/plain; charset=utf-8', url='http://127.0.0.1:PORT/'
# 200 12 b''
# b'part 0\npart 1\npart 2\n'
# b'part 0\n'
# b'part 1\n'
# b'part 2\n'
# b'Hello, world'
# [200, 200, 200, 200, 200]
# Session is closed
# kept
# cleanup
