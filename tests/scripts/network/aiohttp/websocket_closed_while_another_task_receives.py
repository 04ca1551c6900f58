import asyncio
import aiohttp
from aiohttp import web


async def handler(request):
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    request.app["sockets"].append(ws)
    message = await ws.receive()
    print("server got", message.type.name, ws.closed, ws.close_code)
    return ws


async def close_all(app):
    for ws in app["sockets"]:
        if not ws.closed:
            print("server closes", await ws.close(code=1001, message=b"bye"))


async def main():
    app = web.Application()
    app["sockets"] = []
    app.router.add_get("/", handler)
    app.on_shutdown.append(close_all)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    async with aiohttp.ClientSession() as session:
        ws = await session.ws_connect(url)

        async def read():
            async for message in ws:
                print(message)
            print("reader ends", ws.closed)

        reader = asyncio.create_task(read())
        await asyncio.sleep(0.02)
        print("client closes", await ws.close(), await ws.close())
        await reader
        ws = await session.ws_connect(url)
        receiver = asyncio.create_task(ws.receive())
        await asyncio.sleep(0.02)
        await runner.cleanup()
        print(await receiver)


asyncio.run(main())

# output:
# reader ends False
# server got CLOSE True 1000
# client closes True False
# server got CLOSING True 1000
# server closes True
# WSMessage(type=<WSMsgType.CLOSE: 8>, data=1001, extra='bye')
