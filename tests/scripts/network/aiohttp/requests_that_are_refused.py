"""Ambiguous and hostile requests get 400 and the connection closes; the server goes on. Each is sent whole and in pieces."""
import asyncio

from aiohttp import web

POST = "POST / HTTP/1.1\r\nHost: x\r\n"
GET = "GET / HTTP/1.1\r\n"
REQUESTS = {
    "length and chunked": POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two lengths": POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    "length with a plus": POST + "Content-Length: +5\r\n\r\nabcde",
    "negative length": POST + "Content-Length: -5\r\n\r\nabcde",
    "digits of another script": POST + "Content-Length: \u0665\r\n\r\nabcde",
    "unknown coding": POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "chunked not last": POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "bare line feeds": "GET / HTTP/1.1\nHost: x\n\n",
    "folded header": GET + "Host: x\r\nX-A: 1\r\n folded\r\n\r\n",
    "space before the colon": GET + "Host : x\r\n\r\n",
    "NUL in a value": GET + "Host: x\r\nX-A: a\0b\r\n\r\n",
    "carriage return in a value": GET + "Host: x\r\nX-A: a\rb\r\n\r\n",
    "no host": GET + "\r\n",
    "two hosts": GET + "Host: x\r\nHost: y\r\n\r\n",
    "size of a chunk in C": POST + "Transfer-Encoding: chunked\r\n\r\n0x5\r\nabcde\r\n0\r\n\r\n",
    "line feed in an extension": POST + "Transfer-Encoding: chunked\r\n\r\n5;a\nb\r\nabcde\r\n0\r\n\r\n",
    "long header": GET + f"Host: x\r\nX-A: {'a' * 20000}\r\n\r\n",
    "many headers": GET + "Host: x\r\n" + "X-A: 1\r\n" * 500 + "\r\n",
    "long target": f"GET /{'a' * 20000} HTTP/1.1\r\nHost: x\r\n\r\n",
    "a hello of TLS": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "r" * 40,
    "no method": " / HTTP/1.1\r\nHost: x\r\n\r\n",
    "a good one": GET + "Host: x\r\nConnection: close\r\n\r\n",
}


async def answer(request):
    await request.read()
    return web.Response(text="well")


async def ask(port, data, size):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        async with asyncio.timeout(10):
            for start in range(0, len(data), size):
                writer.write(data[start:start + size])
                await writer.drain()
                if size < len(data):
                    await asyncio.sleep(0)
            head = await reader.read()
    except ConnectionResetError:
        # It was refused before all of it was sent.
        head = b"HTTP/1.1 400"
    finally:
        writer.close()
    return head[9:12].decode()


async def main():
    app = web.Application()
    app.router.add_route("*", "/", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    for name, text in REQUESTS.items():
        data = text.encode()
        print(name, *[await ask(port, data, size) for size in (len(data), 1000, 100)])
    await runner.cleanup()


asyncio.run(main())

# output:
# length and chunked 400 400 400
# two lengths 400 400 400
# length with a plus 400 400 400
# negative length 400 400 400
# digits of another script 400 400 400
# unknown coding 400 400 400
# chunked not last 400 400 400
# bare line feeds 400 400 400
# folded header 400 400 400
# space before the colon 400 400 400
# NUL in a value 400 400 400
# carriage return in a value 400 400 400
# no host 400 400 400
# two hosts 400 400 400
# size of a chunk in C 400 400 400
# line feed in an extension 400 400 400
# long header 400 400 400
# many headers 400 400 400
# long target 400 400 400
# a hello of TLS 400 400 400
# no method 400 400 400
# a good one 200 200 200
