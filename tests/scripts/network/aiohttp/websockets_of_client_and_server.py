import asyncio
import aiohttp
from aiohttp import web


async def handler(request):
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    async for msg in ws:
        if msg.type == aiohttp.WSMsgType.TEXT:
            if msg.data == "close":
                await ws.close(code=1001, message=b"going")
            else:
                await ws.send_str(msg.data + "/answer")
        elif msg.type == aiohttp.WSMsgType.BINARY:
            await ws.send_bytes(msg.data[::-1])
    print("server closed", ws.close_code)
    return ws


async def main():
    app = web.Application()
    app.router.add_get("/ws", handler)
    app.router.add_get("/", lambda request: web.Response(text="plain"))
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(base + "/ws") as ws:
            await ws.send_str("one")
            print(await ws.receive_str())
            await ws.send_json({"a": 1})
            print((await ws.receive()).data)
            await ws.send_bytes(bytes(range(200)) * 400)
            data = await ws.receive_bytes()
            print(len(data), data[:3])
            await ws.ping()
            await ws.send_str("close")
            async for msg in ws:
                print(msg)
            print(ws.closed, ws.close_code)
        async with session.ws_connect(base + "/ws") as ws:
            await ws.send_str("two")
            msg = await ws.receive()
            print(msg.type, msg.data)
        await asyncio.sleep(0.05)
        try:
            await session.ws_connect(base + "/")
        except aiohttp.WSServerHandshakeError as error:
            print(error.status, error.message)
    await runner.cleanup()


asyncio.run(main())

# output:
# one/answer
# {"a": 1}/answer
# 80000 b'\xc7\xc6\xc5'
# True 1001
# server closed 1000
# 1 two/answer
# server closed 1000
# 200 Invalid response status
