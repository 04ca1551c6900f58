import asyncio
import aiohttp
from aiohttp import web
from aiohttp.web_request import Request
from aiohttp.web_response import Response


class Items(web.View):
    async def get(self):
        return web.Response(text="view of " + self.request.match_info["id"])


async def crash(request):
    raise ZeroDivisionError("in a handler")


async def nothing(request):
    return None


async def stream(request: Request) -> Response:
    size = 0
    async for part in request.content.iter_any():
        size += len(part)
    return web.json_response({"size": size})


async def teapot(request):
    raise web.HTTPForbidden(reason="no way")


async def info(request):
    return web.json_response([request.method, request.path, request.path_qs, request.host.split(":")[0], request.scheme,
                              request.remote, sorted(request.query.items()), request.content_type, request.can_read_body,
                              str(request.rel_url), request.headers.get("X-A"), request.secure])


async def context(app):
    print("enter")
    yield
    print("leave")


@web.middleware
async def outer(request, handler):
    try:
        response = await handler(request)
    except web.HTTPException as error:
        response = web.json_response({"error": error.reason}, status=error.status)
    response.headers["X-Outer"] = "1"
    return response


async def main():
    import logging
    logging.basicConfig(level=logging.CRITICAL)
    app = web.Application(client_max_size=1000)
    app.router.add_view("/items/{id:\\d+}", Items)
    app.add_routes([web.get("/crash", crash), web.get("/nothing", nothing), web.post("/stream", stream), web.get("/no", teapot),
                    web.route("*", "/info", info)])
    app.cleanup_ctx.append(context)
    sub = web.Application(middlewares=[outer])
    sub.router.add_get("/x", stream)
    app.add_subapp("/sub", sub)
    named = app.router.add_get("/named/{who}", info, name="named")
    print(named.url_for(who="a b"), app.router["named"].url_for(who="x"))
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]

    async def generate():
        for n in range(3):
            yield b"x" * 10
            await asyncio.sleep(0)

    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}", headers={"X-A": "a"}) as session:
        for method, path, options in (("GET", "/items/12", {}), ("POST", "/items/12", {}), ("GET", "/items/x", {}), ("GET", "/crash", {}),
                                      ("GET", "/nothing", {}), ("POST", "/stream", {"data": generate()}),
                                      ("POST", "/stream", {"data": b"y" * 5000}), ("GET", "/no", {}),
                                      ("GET", "/info?a=1&b=%20x+y", {}), ("PUT", "/info", {"data": {"k": "v"}}),
                                      ("PATCH", "/info", {"json": [1]}), ("DELETE", "/info", {}), ("OPTIONS", "/info", {}),
                                      ("GET", "/sub/x", {}), ("GET", "/sub/y", {}), ("POST", "/sub/x", {}), ("HEAD", "/no", {})):
            async with session.request(method, path, **options) as response:
                print(method, path, response.status, response.reason, repr(await response.text()), response.headers.get("X-Outer"),
                      response.headers.get("Connection"), response.headers.get("Allow"))
    await runner.cleanup()
    for wrong in (lambda: web.Response(text="x", body=b"y"), lambda: web.Response(text=b"x"), lambda: app.router.add_get("x", crash),
                  lambda: web.json_response({1}), lambda: web.HTTPFound("")):
        try:
            wrong()
        except Exception as error:
            print(type(error).__name__, error)
    print(repr(web.Response(text="x", status=404)), web.Response().status, web.Response(status=204).reason)


asyncio.run(main())

# output:
# /named/a%20b /named/x
# enter
# GET /items/12 200 OK 'view of 12' None None None
# POST /items/12 405 Method Not Allowed '405: Method Not Allowed' None None GET
# GET /items/x 404 Not Found '404: Not Found' None None None
# GET /crash 500 Internal Server Error '500 Internal Server Error\n\nServer got itself in trouble' None close None
# GET /nothing 500 Internal Server Error '500: Internal Server Error' None None None
# POST /stream 200 OK '{"size": 30}' None None None
# POST /stream 200 OK '{"size": 5000}' None None None
# GET /no 403 no way '403: no way' None None None
# GET /info?a=1&b=%20x+y 200 OK '["GET", "/info", "/info?a=1&b=%20x+y", "127.0.0.1", "http", "127.0.0.1", [["a", "1"], ["b", " x y"]], "application/octet-stream", false, "/info?a=1&b=%20x+y", "a", false]' None None None
# PUT /info 200 OK '["PUT", "/info", "/info", "127.0.0.1", "http", "127.0.0.1", [], "application/x-www-form-urlencoded", true, "/info", "a", false]' None None None
# PATCH /info 200 OK '["PATCH", "/info", "/info", "127.0.0.1", "http", "127.0.0.1", [], "application/json", true, "/info", "a", false]' None None None
# DELETE /info 200 OK '["DELETE", "/info", "/info", "127.0.0.1", "http", "127.0.0.1", [], "application/octet-stream", false, "/info", "a", false]' None None None
# OPTIONS /info 200 OK '["OPTIONS", "/info", "/info", "127.0.0.1", "http", "127.0.0.1", [], "application/octet-stream", false, "/info", "a", false]' None None None
# GET /sub/x 200 OK '{"size": 0}' 1 None None
# GET /sub/y 404 Not Found '{"error": "Not Found"}' 1 None None
# POST /sub/x 405 Method Not Allowed '{"error": "Method Not Allowed"}' 1 None None
# HEAD /no 403 no way '' None None None
# leave
# ValueError body and text are not allowed together
# TypeError text argument must be str (<class 'bytes'>)
# ValueError path should be started with / or be empty
# TypeError Object of type set is not JSON serializable
# ValueError HTTP redirects need a location to redirect to.
# <Response Not Found not prepared> 200 No Content
