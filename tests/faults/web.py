"""aiohttp on both sides."""
import asyncio

import aiohttp
from _exchanges import check
from aiohttp import web


async def echo(request):
    return web.Response(body=await request.read())


async def hello(request):
    return web.json_response({"hello": "world"})


async def talk(request):
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    async for message in ws:
        await ws.send_str(message.data)
    return ws


async def serve():
    app = web.Application()
    app.add_routes([web.get("/", hello), web.post("/", echo), web.get("/ws", talk)])
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
    except OSError:
        await runner.cleanup()
        raise
    return runner.cleanup, "http://127.0.0.1:%d" % site._server.sockets[0].getsockname()[1]


async def exchange(base):
    async with aiohttp.ClientSession(base) as session:
        async with session.get("/") as response:
            assert await response.json() == {"hello": "world"}
        data = b"x" * 100_000
        async with session.post("/", data=data) as response:
            assert await response.read() == data
        async with session.ws_connect("/ws") as ws:
            await ws.send_str("hello")
            message = await ws.receive()
            if message.type != aiohttp.WSMsgType.TEXT:
                raise EOFError
            assert message.data == "hello"


asyncio.run(check(serve, exchange, [aiohttp.ClientError]))
