"""A web server and a line server, which tell on the way how many descriptors, tasks and megabytes they have."""
import asyncio
import gc
import json
import os

from aiohttp import WSMsgType, web


def facts():
    gc.collect()
    with open("/proc/self/status") as status:
        memory = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    tasks = [task for task in asyncio.all_tasks()]
    return {"descriptors": len(os.listdir("/proc/self/fd")), "tasks": len(tasks), "kilobytes": memory}


async def hello(request):
    return web.json_response({"message": "hello", "query": dict(request.query)})


async def slow(request):
    await asyncio.sleep(0.05)
    return web.Response(text="slow")


async def echo(request):
    return web.Response(body=await request.read())


async def stream(request):
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(20):
        await response.write(b"x" * 20000)
        await asyncio.sleep(0.001)
    return response


async def form(request):
    fields = await request.post()
    return web.json_response({name: value if isinstance(value, str) else value.filename for name, value in fields.items()})


async def broken(request):
    raise ValueError("as asked for")


async def ws(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    async for message in socket:
        if message.type == WSMsgType.TEXT:
            await socket.send_str(message.data)
    return socket


async def tell(request):
    return web.json_response(facts())


async def lines(reader, writer):
    try:
        while line := await reader.readline():
            writer.write(line.upper())
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


async def main():
    import logging
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    app = web.Application()
    app.add_routes([web.get("/", hello), web.get("/slow", slow), web.post("/echo", echo), web.get("/stream", stream),
                    web.post("/form", form), web.get("/broken", broken), web.get("/ws", ws), web.get("/facts", tell)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server = await asyncio.start_server(lines, "127.0.0.1", 0)
    print(site._server.sockets[0].getsockname()[1], server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
