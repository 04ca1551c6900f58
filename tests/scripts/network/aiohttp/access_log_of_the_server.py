"""The access log: a line for each answer, with the bytes that were sent, in the usual format and in one of one's own."""
import asyncio
import logging
import re
import sys

from aiohttp import ClientSession, web


class Shown(logging.Formatter):
    def format(self, record):
        return re.sub(r"\[.*?\]", "[time]", record.getMessage())


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Shown())
logger = logging.getLogger("aiohttp.access")
logger.addHandler(handler)
logger.setLevel(logging.INFO)


async def hello(request):
    return web.json_response({"hello": "world"}, headers={"X-Own": "1"} if request.query else None)


async def parts(request):
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b"one")
    await response.write(b"two")
    return response


async def serve(**options):
    app = web.Application()
    app.add_routes([web.get("/", hello), web.get("/parts", parts), web.get("/items/{name}", hello)])
    runner = web.AppRunner(app, **options)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    return runner, "http://127.0.0.1:%d" % site._server.sockets[0].getsockname()[1]


async def main():
    runner, base = await serve(access_log=logger)
    async with ClientSession(base, headers={"User-Agent": "me"}) as session:
        for path in ("/", "/?a=b&c=%20d", "/none?x='1'", "/parts", "/items/7", "/items/x?y=1"):
            async with session.get(path, headers={"Referer": "there"} if "?" in path else {}) as response:
                await response.read()
        async with session.head("/") as response:
            await response.read()
    await runner.cleanup()
    runner, base = await serve(access_log=logger, access_log_format="%s %{User-Agent}i %{X-Own}o %{X-None}i <%r>")
    async with ClientSession(base, headers={"User-Agent": "me"}) as session:
        async with session.get("/?x=1") as response:
            await response.read()
    await runner.cleanup()


asyncio.run(main())

# output:
# 127.0.0.1 [time] "GET / HTTP/1.1" 200 177 "-" "me"
# 127.0.0.1 [time] "GET /?a=b&c=%20d HTTP/1.1" 200 187 "there" "me"
# 127.0.0.1 [time] "GET /none?x='1' HTTP/1.1" 404 174 "there" "me"
# 127.0.0.1 [time] "GET /parts HTTP/1.1" 200 181 "-" "me"
# 127.0.0.1 [time] "GET /items/7 HTTP/1.1" 200 177 "-" "me"
# 127.0.0.1 [time] "GET /items/x?y=1 HTTP/1.1" 200 187 "there" "me"
# 127.0.0.1 [time] "HEAD / HTTP/1.1" 200 159 "-" "me"
# 200 me 1 - <GET /?x=1 HTTP/1.1>
