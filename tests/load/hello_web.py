"""Hello in JSON by aiohttp.web, for .ci/benchmark-http. Argument: the port."""
import sys

from aiohttp import web


async def hello(request):
    return web.json_response({"message": "hello"})


app = web.Application()
app.add_routes([web.get("/", hello)])
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
