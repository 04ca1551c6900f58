"""A server that tells what it was sent."""
import contextlib

from aiohttp import web


async def echo(request):
    kept = {name: value for name, value in request.headers.items() if name not in ("Host", "User-Agent")}
    return web.json_response({"headers": kept, "body": await request.text()})


@contextlib.asynccontextmanager
async def served(handler=echo):
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()
