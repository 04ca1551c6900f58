import asyncio
import aiohttp
from aiohttp import WSMsgType, web


async def handler(request):
    ws = web.WebSocketResponse(protocols=("a", "b"))
    print(ws.can_prepare(request), ws.prepared)
    for name in "receive", "ping", "close", "receive_json":
        try:
            await getattr(ws, name)()
        except RuntimeError as error:
            print(name, error)
    await ws.prepare(request)
    for receive in ws.receive_bytes, ws.receive_str, ws.receive_str:
        try:
            await receive()
        except TypeError as error:
            print(type(error), isinstance(error, aiohttp.ClientError), error)
    for _ in range(5):
        try:
            print(await ws.receive())
        except RuntimeError as error:
            print(error)
    request.app["done"].set()
    return ws


async def echo(request):
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    # Frames of either side may be masked or not.
    request.transport.write(b"\x81\x82abcd\x09\x0b")
    async for message in ws:
        await ws.send_json_bytes([message.type, message.data], dumps=lambda data: repr(data).encode())
        await ws.send_frame(b"frame", WSMsgType.TEXT)
    return ws


async def main():
    app = web.Application()
    app["done"] = asyncio.Event()
    app.router.add_get("/", handler)
    app.router.add_get("/echo", echo)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(url, protocols=("b",)) as ws:
            await ws.send_str("text")
            await ws.send_bytes(b"bytes")
        try:
            await ws.send_str("late")
        except aiohttp.ClientConnectionResetError as error:
            print("client:", error)
        await app["done"].wait()
        async with session.ws_connect(url + "echo") as ws:
            print(await ws.receive_str())
            receiver = asyncio.create_task(ws.receive())
            await asyncio.sleep(0)
            try:
                await ws.receive()
            except RuntimeError as error:
                print(error)
            await ws.send_str("x")
            print((await receiver).data, await ws.receive_str())
    await runner.cleanup()


asyncio.run(main())

# output:
# WebSocketReady(ok=True, protocol='b') False
# receive Call .prepare() first
# ping Call .prepare() first
# close Call .prepare() first
# receive_json Call .prepare() first
# <class 'aiohttp.client_exceptions.WSMessageTypeError'> False Received message 1:'text' is not WSMsgType.BINARY
# <class 'aiohttp.client_exceptions.WSMessageTypeError'> False Received message 2:b'bytes' is not WSMsgType.TEXT
# <class 'aiohttp.client_exceptions.WSMessageTypeError'> False Received message 8:1000 is not WSMsgType.TEXT
# WSMessage(type=<WSMsgType.CLOSED: 257>, data=None, extra=None)
# WSMessage(type=<WSMsgType.CLOSED: 257>, data=None, extra=None)
# WSMessage(type=<WSMsgType.CLOSED: 257>, data=None, extra=None)
# WSMessage(type=<WSMsgType.CLOSED: 257>, data=None, extra=None)
# WebSocket connection is closed.
# client: Cannot write to closing transport
# hi
# Concurrent call to receive() is not allowed
# b"[<WSMsgType.TEXT: 1>, 'x']" frame
