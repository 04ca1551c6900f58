"""A form with a file and the frames of a WebSocket, cut in two at every byte and sent byte by byte: it is always the same."""
import asyncio

from aiohttp import WSMsgType, web

FORM = (
    b"--cut\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nvalue\r\n"
    b"--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    b"a\r\n--cu\r\n-\r\r\n-\x00\r\n--cut--\r\n"
)
REQUEST = (
    b"POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=cut\r\nTransfer-Encoding: chunked\r\n\r\n"
    + b"%x\r\n%s\r\n%x;more=1\r\n%s\r\n0\r\n\r\n" % (20, FORM[:20], len(FORM) - 20, FORM[20:])
)
HANDSHAKE = (
    b"GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def frame(kind, data, final=True):
    size = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + len(data).to_bytes(2, "big")
    key = b"\x01\x02\x03\x04"
    return bytes([(0x80 if final else 0) | kind]) + size + key + bytes(b ^ key[at % 4] for at, b in enumerate(data))


FRAMES = frame(1, "é".encode()[:1], False) + frame(9, b"p") + frame(0, "é".encode()[1:]) + frame(2, b"\x00" * 130) + frame(8, b"\x03\xe8")
outcomes = []


async def form(request):
    fields = await request.post()
    file = fields["file"]
    outcomes.append((fields["text"], file.filename, file.file.read()))
    return web.Response(text="ok")


async def ws(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    got = []
    async for message in socket:
        got.append(message.data if message.type == WSMsgType.TEXT else len(message.data))
    outcomes.append((*got, socket.close_code))
    return socket


async def send(port, pieces, begin=b""):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    if begin:
        writer.write(begin)
        await reader.readuntil(b"\r\n\r\n")
    for piece in pieces:
        writer.write(piece)
        for _ in range(4):
            await asyncio.sleep(0)
    answer = await reader.read(2) if begin else (await reader.readuntil(b"\r\n\r\n"))[:15]
    writer.close()
    await writer.wait_closed()
    return answer


async def main():
    app = web.Application()
    app.add_routes([web.post("/form", form), web.get("/ws", ws)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    for whole, begin in [(REQUEST, b""), (FRAMES, HANDSHAKE)]:
        answers = [await send(port, [whole[:at], whole[at:]], begin) for at in range(1, len(whole))]
        answers.append(await send(port, [whole[at:at + 1] for at in range(len(whole))], begin))
        await asyncio.sleep(0.01)
        print(len(answers) == len(outcomes) == len(whole), set(answers), set(outcomes))
        outcomes.clear()
    await runner.cleanup()


asyncio.run(main())

# output:
# True {b'HTTP/1.1 200 OK'} {('value', 'f.bin', b'a\r\n--cu\r\n-\r\r\n-\x00')}
# True {b'\x8a\x01'} {('é', 130, 1000)}
