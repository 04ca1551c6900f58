import asyncio
import aiohttp
from aiohttp import web
from yarl import URL


@web.middleware
async def outer(request, handler):
    print("outer", handler.__name__, end=" ")
    return await handler(request)


@web.middleware
async def inner(request, handler):
    print("inner", handler.__name__, end=" ")
    return await handler(request)


async def page(request):
    """A page."""
    return web.Response(text=f"page {request.path_qs}")


async def run(app, paths):
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession() as session:
        for path in paths:
            url = f"http://127.0.0.1:{runner.addresses[0][1]}{path}"
            async with session.get(URL(url, encoded=True), allow_redirects=False) as response:
                print(path, response.status, response.headers.get("Location"))
    await runner.cleanup()


async def main():
    sub = web.Application(middlewares=[inner])
    sub.router.add_get("/", page)
    app = web.Application(middlewares=[outer, inner])
    app.router.add_get("/a", page)
    app.add_subapp("/sub", sub)
    await run(app, ["/a", "/none", "/sub/"])
    for options in {}, {"merge_slashes": False}, {"append_slash": False, "remove_slash": True}:
        print(options)
        app = web.Application(middlewares=[web.normalize_path_middleware(**options)])
        app.add_routes([web.get("/a/", page), web.get("/b", page), web.get("/c/{x}/", page)])
        await run(app, ["/a", "/a?x=%20y&z", "//a?x", "/b/?q=1", "/b//", "/c/1?x=/", "/a/%2F", "/c/%2F?x", "/none?x"])


asyncio.run(main())

# output:
# outer page inner page /a 200 None
# outer _handle inner _handle /none 404 None
# outer page inner page inner page /sub/ 200 None
# {}
# /a 308 /a/
# /a?x=%20y&z 308 /a/?x=%20y&z
# //a?x 308 /a/?x
# /b/?q=1 404 None
# /b// 404 None
# /c/1?x=/ 308 /c/1/?x=/
# /a/%2F 404 None
# /c/%2F?x 308 /c/%2F/?x
# /none?x 404 None
# {'merge_slashes': False}
# /a 308 /a/
# /a?x=%20y&z 308 /a/?x=%20y&z
# //a?x 308 /a/?x
# /b/?q=1 404 None
# /b// 404 None
# /c/1?x=/ 308 /c/1/?x=/
# /a/%2F 404 None
# /c/%2F?x 404 None
# /none?x 404 None
# {'append_slash': False, 'remove_slash': True}
# /a 404 None
# /a?x=%20y&z 404 None
# //a?x 404 None
# /b/?q=1 308 /b?q=1
# /b// 308 /b
# /c/1?x=/ 404 None
# /a/%2F 404 None
# /c/%2F?x 404 None
# /none?x 404 None
