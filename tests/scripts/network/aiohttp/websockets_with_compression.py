"""permessage-deflate: what a server makes of what it is offered, and messages through compressed connections."""
import asyncio

from aiohttp import ClientSession, WSMsgType, web

OFFERS = [
    None,
    "permessage-deflate",
    "permessage-deflate; client_max_window_bits",
    "permessage-deflate; client_max_window_bits=10",
    "permessage-deflate; server_no_context_takeover",
    "permessage-deflate; client_no_context_takeover",
    "permessage-deflate; client_no_context_takeover; server_no_context_takeover; client_max_window_bits",
    "other, permessage-deflate",
    "permessage-deflate; server_max_window_bits=16",
    "permessage-deflate; unknown",
]


async def echo(request):
    ws = web.WebSocketResponse(compress=request.query.get("compress") != "no")
    await ws.prepare(request)
    print("server", ws.compress)
    async for msg in ws:
        if msg.type == WSMsgType.TEXT:
            await ws.send_str(msg.data)
        elif msg.type == WSMsgType.BINARY:
            await ws.send_bytes(msg.data)
    return ws


async def offer(port, offered, query=""):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    extensions = f"Sec-WebSocket-Extensions: {offered}\r\n" if offered else ""
    writer.write(
        f"GET /{query} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{extensions}\r\n".encode()
    )
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    print(offered, "->", [line for line in head.split("\r\n") if "Extensions" in line])
    writer.close()
    await writer.wait_closed()


async def main():
    app = web.Application()
    app.router.add_get("/", echo)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    for offered in OFFERS:
        await offer(port, offered)
    await offer(port, OFFERS[1], "?compress=no")
    async with ClientSession(f"http://127.0.0.1:{port}") as session:
        for compress, query in [(0, ""), (15, ""), (15, "?compress=no")]:
            async with session.ws_connect("/" + query, compress=compress) as ws:
                print("client", ws.compress, ws.client_notakeover)
                for text in ("hello " * 10, "", "é" * 50000, "hello " * 10):
                    await ws.send_str(text)
                    print((await ws.receive_str()) == text)
                data = bytes(range(256)) * 1000
                await ws.send_bytes(data)
                print((await ws.receive_bytes()) == data)
                await ws.ping(b"x")
                if ws.compress:
                    await ws.send_str("with a level of its own", compress=9)
                    print(await ws.receive_str())
    await runner.cleanup()


asyncio.run(main())

# output:
# server 0
# None -> []
# server 15
# permessage-deflate -> ['Sec-WebSocket-Extensions: permessage-deflate']
# server 15
# permessage-deflate; client_max_window_bits -> ['Sec-WebSocket-Extensions: permessage-deflate']
# server 15
# permessage-deflate; client_max_window_bits=10 -> ['Sec-WebSocket-Extensions: permessage-deflate']
# server 15
# permessage-deflate; server_no_context_takeover -> ['Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover']
# server 15
# permessage-deflate; client_no_context_takeover -> ['Sec-WebSocket-Extensions: permessage-deflate']
# server 15
# permessage-deflate; client_no_context_takeover; server_no_context_takeover; client_max_window_bits -> ['Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover']
# server 15
# other, permessage-deflate -> ['Sec-WebSocket-Extensions: permessage-deflate']
# server 0
# permessage-deflate; server_max_window_bits=16 -> []
# server 0
# permessage-deflate; unknown -> []
# server 0
# permessage-deflate -> []
# server 0
# client 0 False
# True
# True
# True
# True
# True
# server 15
# client 15 False
# True
# True
# True
# True
# True
# with a level of its own
# server 0
# client 0 False
# True
# True
# True
# True
# True
