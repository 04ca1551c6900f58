"""Client middlewares: around every request, redirects included; asking again, answering for themselves."""
import asyncio

from aiohttp import ClientError, ClientSession, web


async def page(request):
    tries = request.headers.get("X-Try", "0")
    return web.Response(status=200 if tries == "2" else 503, text=f"try {tries} {request.headers.get('Authorization')}")


async def redirect(request):
    raise web.HTTPFound("/")


async def authorize(request, handler):
    request.headers["Authorization"] = "Bearer t"
    print("  before", type(request).__name__, request.session is not None)
    response = await handler(request)
    print("  after")
    return response


async def retry(request, handler):
    for number in range(3):
        request.headers["X-Try"] = str(number)
        response = await handler(request)
        print("  tried", number, request.method, request.url.path, response.status)
        if response.status < 500:
            return response
    return response


async def refuse(request, handler):
    raise ClientError("refused")


async def main():
    app = web.Application()
    app.add_routes([web.get("/", page), web.post("/", page), web.get("/redirect", redirect)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base = "http://127.0.0.1:%d" % site._server.sockets[0].getsockname()[1]
    async with ClientSession(base, middlewares=(authorize, retry)) as session:
        async with session.get("/") as response:
            print(response.status, await response.text())
        async with session.post("/", data=b"x") as response:
            print(response.status, await response.text())
        async with session.get("/redirect") as response:
            print(response.status, await response.text(), len(response.history))
        async with session.get("/", middlewares=()) as response:
            print(response.status, await response.text())
        try:
            await session.get("/", middlewares=(refuse,))
        except ClientError as error:
            print(repr(error))
    await runner.cleanup()


asyncio.run(main())

# output:
#   before ClientRequest True
#   tried 0 GET / 503
#   tried 1 GET / 503
#   tried 2 GET / 200
#   after
# 200 try 2 Bearer t
#   before ClientRequest True
#   tried 0 POST / 503
#   tried 1 POST / 503
#   tried 2 POST / 200
#   after
# 200 try 2 Bearer t
#   before ClientRequest True
#   tried 0 GET /redirect 302
#   after
#   before ClientRequest True
#   tried 0 GET / 503
#   tried 1 GET / 503
#   tried 2 GET / 200
#   after
# 200 try 2 Bearer t 1
# 503 try 0 None
# ClientError('refused')
