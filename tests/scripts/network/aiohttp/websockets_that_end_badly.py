import asyncio
import aiohttp
from aiohttp import web


async def handler(request):
    app = request.app["shared"]
    ws = web.WebSocketResponse(max_msg_size=50, autoping=request.query_string != "mute")
    await ws.prepare(request)
    await ws.send_str("begun")
    match request.query_string:
        case "drop":
            request.transport.close()
        case "bad":
            request.transport.write(b"\xf1\0")
        case "late":
            await asyncio.sleep(0.1)
    for _ in range(4):
        await ws.receive()
    app["end"] = [ws.close_code, repr(ws.exception())]
    try:
        await ws.receive()
    except RuntimeError as error:
        app["end"].append(error)
    app["done"].set()
    return ws


async def main():
    app = web.Application()
    app["shared"] = shared = {}
    shared["done"] = done = asyncio.Event()
    app.router.add_get("/", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/?"
    async with aiohttp.ClientSession() as session:
        for case in "drop", "bad", "big", "gone", "cancelled", "mute", "late":
            done.clear()
            print(case)
            timeout = aiohttp.ClientWSTimeout(ws_close=0.02)
            ws = await session.ws_connect(url + case, timeout=timeout, heartbeat=0.06 if case == "mute" else None)
            print(await ws.receive_str())
            if case == "big":
                await ws.send_str("x" * 51)
            elif case == "gone":
                ws.get_extra_info("socket").shutdown(2)
            elif case == "cancelled":
                try:
                    await ws.receive(timeout=0.01)
                except TimeoutError:
                    print(ws.close_code, ws.closed)
            elif case == "late":
                print(await ws.close())
            if case != "cancelled":
                print(await ws.receive())
            print(await ws.close(), ws.close_code, repr(ws.exception()))
            await done.wait()
            print("server:", *shared["end"])
    await runner.cleanup()


asyncio.run(main())

# output:
# drop
# begun
# WSMessage(type=<WSMsgType.CLOSED: 257>, data=None, extra=None)
# False 1006 ClientConnectionResetError('Cannot write to closing transport')
# server: 1006 ClientConnectionResetError('Cannot write to closing transport')
# bad
# begun
# WSMessage(type=<WSMsgType.ERROR: 258>, data=WebSocketError(<WSCloseCode.PROTOCOL_ERROR: 1002>, 'Received frame with non-zero reserved bits'), extra=None)
# False 1002 None
# server: 1002 None
# big
# begun
# WSMessage(type=<WSMsgType.CLOSE: 8>, data=1009, extra='')
# False 1009 None
# server: 1006 WebSocketError(<WSCloseCode.MESSAGE_TOO_BIG: 1009>, 'Message size 51 exceeds limit 50')
# gone
# begun
# WSMessage(type=<WSMsgType.CLOSED: 257>, data=None, extra=None)
# False 1006 ClientConnectionResetError('Cannot write to closing transport')
# server: 1006 ClientConnectionResetError('Cannot write to closing transport')
# cancelled
# begun
# 1006 False
# True 1006 None
# server: 1000 None
# mute
# begun
# WSMessage(type=<WSMsgType.ERROR: 258>, data=ServerTimeoutError('No PONG received after 0.03 seconds'), extra=None)
# False 1006 ServerTimeoutError('No PONG received after 0.03 seconds')
# server: 1006 ClientConnectionResetError('Cannot write to closing transport')
# late
# begun
# True
# WSMessage(type=<WSMsgType.CLOSED: 257>, data=None, extra=None)
# False 1006 TimeoutError()
# server: 1006 ClientConnectionResetError('Cannot write to closing transport')
